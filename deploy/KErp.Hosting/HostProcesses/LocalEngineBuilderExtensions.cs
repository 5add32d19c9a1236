using Aspire.Hosting.ApplicationModel;
using KErp.Hosting.HostProcesses;
using KErp.Names;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

public static class LocalEngineBuilderExtensions
{
    /// <summary>Chooses the engine for this run and logs what was chosen and why, before anything starts.</summary>
    public static LocalEngine AddLocalEngine(this IDistributedApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        var configuration = builder.Configuration;
        var decision = EngineDecision.Make(
            configuration[AppHostKeys.Engine], builder.ExecutionContext.IsPublishMode, () => ContainerRuntime.Answers(configuration));
        var repository = Path.GetDirectoryName(builder.AppHostDirectory)!;
        var data = DataDirectory.Choose(configuration[AppHostKeys.DataDirectory], repository, builder.AppHostDirectory, HostUser.IsRoot);
        var engine = new LocalEngine(decision, new ProgramFinder(configuration[AppHostKeys.ProgramPath]), data);

        builder.Services.AddSingleton(engine);
        builder.Services.AddSingleton<DataDirectoryLock>();
        if (builder.ExecutionContext.IsRunMode)
            builder.Eventing.Subscribe<BeforeStartEvent>((start, _) => Announce(engine, start.Services));
        return engine;
    }

    private static Task Announce(LocalEngine engine, IServiceProvider services)
    {
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("KErp.Hosting");
        EngineLog.Chosen(logger, engine.Decision.Engine, engine.Decision.Reason);
        EngineLog.DataLiesIn(logger, engine.Data.Path, engine.Data.Reason);
        services.GetRequiredService<DataDirectoryLock>().Take(engine.Data);
        return Task.CompletedTask;
    }
}
