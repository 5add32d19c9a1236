using System.Diagnostics;
using System.Globalization;
using System.Text;
using KErp.Hosting.HostProcesses;
using KErp.Names;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace KErp.AppHost.RunReport;

internal sealed class RunReporter(
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    IConfiguration configuration,
    LocalEngine engine,
    IHostApplicationLifetime lifetime)
{
    private const int LogLines = 20;
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(3);

    private static readonly string[] Reported = [ConnectionNames.Database, ConnectionNames.RelayDatabase, Names.Resources.Nats];

    private readonly DateTimeOffset _started = Process.GetCurrentProcess().StartTime;

    public async Task RunAsync(string file)
    {
        try
        {
            var settled = await WaitForAllAsync();
            var failed = settled.Where(s => s.Problem is not null).ToList();
            if (failed.Count == 0)
                await PrivateFile.WriteAsync(file, (await DescribeAsync(settled)).ToJson(), lifetime.ApplicationStopping);
            else
                await FailAsync(await ExplainAsync(failed));
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Stopped by its user before everything was healthy: nothing to report.
        }
        catch (Exception e)
        {
            // Nobody awaits this method.
            await FailAsync(e.ToString());
        }
    }

    private async Task<Settled[]> WaitForAllAsync()
    {
        var timeout = double.TryParse(configuration[AppHostKeys.StartTimeout], CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : DefaultTimeout;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
        limit.CancelAfter(timeout);

        var waits = model.Resources.Where(IsStartedByItself).Select(r => WaitAsync(r, limit)).ToList();
        return await Task.WhenAll(waits);
    }

    /// <summary>Without parameters, and without the rebuilders that Aspire adds to projects, which start on a developer's click.</summary>
    private static bool IsStartedByItself(IResource resource) =>
        resource is not ParameterResource && !resource.HasAnnotationOfType<ExplicitStartupAnnotation>();

    /// <summary>Until the resource is healthy, or has run to its end; the first one that fails ends the wait for all.</summary>
    private async Task<Settled> WaitAsync(IResource resource, CancellationTokenSource limit)
    {
        try
        {
            var toItsEnd = RunsToItsEnd(resource);
            var settled = await notifications.WaitForResourceAsync(resource.Name, change => Settled.Is(change.Snapshot, toItsEnd), limit.Token);
            var problem = Settled.ProblemOf(settled.Snapshot, toItsEnd);
            if (problem is not null)
                await limit.CancelAsync();
            return new(resource, settled.Snapshot, problem, IsFailure: problem is not null);
        }
        catch (OperationCanceledException) when (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            notifications.TryGetCurrentState(resource.Name, out var current);
            return new(resource, current?.Snapshot, $"not healthy in time, state {current?.Snapshot.State?.Text ?? "unknown"}", IsFailure: false);
        }
    }

    private bool RunsToItsEnd(IResource resource) =>
        model.Resources.SelectMany(r => r.Annotations.OfType<WaitAnnotation>())
            .Any(wait => wait.Resource == resource && wait.WaitType == WaitType.WaitForCompletion);

    private async Task<Report> DescribeAsync(IReadOnlyList<Settled> settled) => new(
        Environment.ProcessId,
        _started,
        Math.Round((DateTimeOffset.Now - _started).TotalSeconds, 1),
        DashboardUrl(),
        AddressOf(Names.Resources.Api),
        AddressOf(Names.Resources.Sandbox),
        engine.Data.Path,
        [.. settled.Select(s => s.ToReported())],
        await ConnectionStringsAsync());

    private string DashboardUrl()
    {
        var url = configuration["ASPNETCORE_URLS"]!.Split(';')[0].TrimEnd('/');
        return configuration["AppHost:BrowserToken"] is { Length: > 0 } token ? $"{url}/login?t={token}" : url;
    }

    private string? AddressOf(string resource) =>
        model.Resources.OfType<IResourceWithEndpoints>().SingleOrDefault(r => r.Name == resource)?.GetEndpoint(Endpoints.Http).Url;

    private async Task<Dictionary<string, string?>> ConnectionStringsAsync()
    {
        var found = new Dictionary<string, string?>();
        foreach (var name in Reported)
        {
            // The application's login is referenced under the database's own name, as the services do.
            var resource = name == ConnectionNames.Database ? DatabaseRoles.App.Replace('_', '-') : name;
            found[name] = await model.Resources.OfType<IResourceWithConnectionString>().Single(r => r.Name == resource)
                .GetConnectionStringAsync(lifetime.ApplicationStopping);
        }
        return found;
    }

    private async Task<string> ExplainAsync(IReadOnlyList<Settled> unsettled)
    {
        var text = new StringBuilder("K-ERP did not start.\n");
        foreach (var cause in Causes(unsettled))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{cause.Resource.Name}: {cause.Problem}\n");
            foreach (var line in await LastLinesAsync(cause.Resource))
                text.Append(CultureInfo.InvariantCulture, $"    {line}\n");
        }
        return text.ToString();
    }

    /// <summary>What failed; or, when only time ran out, what was starting. What waits for another resource is a victim.</summary>
    private static List<Settled> Causes(IReadOnlyList<Settled> unsettled)
    {
        var failed = unsettled.Where(s => s.IsFailure).ToList();
        if (failed.Count > 0)
            return failed;
        var starting = unsettled.Where(s => s.Snapshot?.State?.Text != KnownResourceStates.Waiting).ToList();
        return starting.Count > 0 ? starting : [.. unsettled];
    }

    private async Task<IEnumerable<string>> LastLinesAsync(IResource resource)
    {
        // A server on the process engine writes to the log of its process.
        var writer = model.Resources.OfType<HostProcessResource>().SingleOrDefault(p => p.Serves == resource) ?? resource;
        var lines = new List<string>();
        await foreach (var batch in logs.GetAllAsync(writer))
            lines.AddRange(batch.Select(line => line.Content));
        return lines.TakeLast(LogLines);
    }

    private async Task FailAsync(string explanation)
    {
        await Console.Error.WriteLineAsync(explanation);
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }
}
