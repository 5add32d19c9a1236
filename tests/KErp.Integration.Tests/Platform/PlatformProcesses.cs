using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace KErp.Integration.Tests.Platform;

/// <summary>Kills, stops and starts the processes of the platform, as an accident or an operator would.</summary>
public sealed class PlatformProcesses(DistributedApplication app)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>The service's own process, below the <c>dotnet run</c> that the orchestrator started.</summary>
    public int PidOf(string resource)
    {
        if (!app.ResourceNotifications.TryGetCurrentState(resource, out var current))
            throw new InvalidOperationException($"There is no resource {resource}.");
        var pid = current.Snapshot.Properties.Single(p => p.Name == "executable.pid").Value;
        return Innermost(Convert.ToInt32(pid, CultureInfo.InvariantCulture));
    }

    /// <param name="resource">Whose process.</param>
    /// <param name="signal"><c>KILL</c>, <c>TERM</c>, <c>INT</c>.</param>
    public async Task SignalAsync(string resource, string signal)
    {
        var pid = PidOf(resource);
        using var kill = Process.Start("kill", [$"-{signal}", pid.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    public async Task<TimeSpan> GoneAsync(string resource)
    {
        var clock = Stopwatch.StartNew();
        await app.ResourceNotifications.WaitForResourceAsync(
            resource, e => KnownResourceStates.TerminalStates.Contains(e.Snapshot.State?.Text), TestContext.Current.CancellationToken).WaitAsync(Limit);
        return clock.Elapsed;
    }

    public async Task KillAsync(string resource)
    {
        await SignalAsync(resource, "KILL");
        await GoneAsync(resource);
    }

    public Task StopAsync(string resource) => CommandAsync(resource, KnownResourceCommands.StopCommand);

    public async Task StartAsync(string resource)
    {
        await CommandAsync(resource, KnownResourceCommands.StartCommand);
        // The state before the start, gone, is no reason to give up.
        await app.ResourceNotifications
            .WaitForResourceHealthyAsync(resource, WaitBehavior.WaitOnResourceUnavailable, TestContext.Current.CancellationToken).WaitAsync(Limit);
    }

    private async Task CommandAsync(string resource, string command)
    {
        var result = await app.Services.GetRequiredService<ResourceCommandService>()
            .ExecuteCommandAsync(resource, command, TestContext.Current.CancellationToken);
        Assert.True(result.Success, $"{command} of {resource}: {result.Message}");
    }

    private static int Innermost(int pid)
    {
        while (ChildOf(pid) is { } child) pid = child;
        return pid;
    }

    /// <summary>The only child, if there is just one: a server with workers of its own is the innermost.</summary>
    private static int? ChildOf(int pid)
    {
        var children = File.ReadAllText($"/proc/{pid}/task/{pid}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return children is [var only] && File.ReadAllText($"/proc/{pid}/comm").Trim() is "dotnet" ? int.Parse(only, CultureInfo.InvariantCulture) : null;
    }
}
