using KErp.Names;
using Microsoft.Extensions.DependencyInjection;

namespace KErp.AppHost.RunReport;

internal static class RunReportExtensions
{
    /// <summary>Where <see cref="AppHostKeys.RunFile"/> is set, says there that everything is healthy, or ends the AppHost saying what is not.</summary>
    public static void AddRunReport(this IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode || builder.Configuration[AppHostKeys.RunFile] is not { Length: > 0 } file)
            return;

        builder.Services.AddSingleton<RunReporter>();
        // Not a hosted service: those start only after the resources have, and a resource that never starts is what this must report.
        builder.Eventing.Subscribe<BeforeStartEvent>((start, cancellationToken) =>
        {
            _ = start.Services.GetRequiredService<RunReporter>().RunAsync(file);
            return Task.CompletedTask;
        });
    }
}
