using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KErp.Hosting.Tests;

/// <summary>The three servers of the AppHost on the process engine, without the services above them.</summary>
public sealed class RunningServers : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly TemporaryFolder _data = new();
    private DistributedApplication? _app;

    private DistributedApplication App => _app ?? throw new InvalidOperationException("not started");

    public string Folder(string server) => _data.File(server);

    public async ValueTask InitializeAsync()
    {
        var builder = Model.AppHost(_data);
        foreach (var service in builder.Resources.Where(r => r is ProjectResource or PythonAppResource || r.HasAnnotationOfType<ExplicitStartupAnnotation>()).ToList())
            builder.Resources.Remove(service);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        _app = await builder.BuildAsync();
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _data.Dispose();
    }

    /// <summary>The connection string, once the resource is healthy.</summary>
    public async Task<string> HealthyAsync(string resource)
    {
        // A restart shows the server as gone for a moment, which is no reason to give up.
        await App.ResourceNotifications
            .WaitForResourceHealthyAsync(resource, WaitBehavior.WaitOnResourceUnavailable, TestContext.Current.CancellationToken).WaitAsync(Patience);
        return (await App.GetConnectionStringAsync(resource, TestContext.Current.CancellationToken))!;
    }

    public async Task KillAsync(string server)
    {
        App.ResourceNotifications.TryGetCurrentState($"{server}-process", out var current);
        var pid = Convert.ToInt32(current!.Snapshot.Properties.Single(p => p.Name == "executable.pid").Value, CultureInfo.InvariantCulture);
        Process.GetProcessById(pid).Kill();
        await StoppedAsync(server);
    }

    public async Task StopAsync(string server)
    {
        await CommandAsync(server, KnownResourceCommands.StopCommand);
        await StoppedAsync(server);
    }

    public async Task<string> StartAsync(string server)
    {
        await CommandAsync(server, KnownResourceCommands.StartCommand);
        return await HealthyAsync(server);
    }

    public async Task<string> RestartAsync(string server)
    {
        await CommandAsync(server, KnownResourceCommands.RestartCommand);
        return await HealthyAsync(server);
    }

    private Task<string> StoppedAsync(string resource) =>
        App.ResourceNotifications.WaitForResourceAsync(resource, KnownResourceStates.TerminalStates, TestContext.Current.CancellationToken).WaitAsync(Patience);

    private async Task CommandAsync(string server, string command)
    {
        var result = await App.ResourceCommands.ExecuteCommandAsync($"{server}-process", command, TestContext.Current.CancellationToken);
        Assert.True(result.Success, result.Message);
    }
}
