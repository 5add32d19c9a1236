using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KErp.AppHost.RunReport;

/// <summary>How a resource ended up: healthy, run to its end, with a problem, or not in time.</summary>
internal sealed record Settled(IResource Resource, CustomResourceSnapshot? Snapshot, string? Problem, bool IsFailure)
{
    private const string PidProperty = "executable.pid";

    public static bool Is(CustomResourceSnapshot snapshot, bool runsToItsEnd) =>
        KnownResourceStates.TerminalStates.Contains(snapshot.State?.Text) || (!runsToItsEnd && snapshot.HealthStatus == HealthStatus.Healthy);

    public static string? ProblemOf(CustomResourceSnapshot snapshot, bool runsToItsEnd)
    {
        var succeeded = runsToItsEnd
            ? snapshot.State?.Text == KnownResourceStates.Finished && snapshot.ExitCode == 0
            : snapshot.HealthStatus == HealthStatus.Healthy;
        return succeeded ? null : $"{snapshot.State?.Text}, exit code {snapshot.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}";
    }

    public ReportedResource ToReported() => new(
        Resource.Name,
        Snapshot?.ResourceType ?? "",
        Snapshot?.State?.Text,
        Snapshot?.Properties.FirstOrDefault(p => p.Name == PidProperty)?.Value is { } pid ? Convert.ToInt32(pid, CultureInfo.InvariantCulture) : null,
        Addresses());

    private List<string> Addresses() =>
        Resource is IResourceWithEndpoints server
            ? [.. server.GetEndpoints().Where(e => e.IsAllocated).Select(e => e.Url)]
            : [];
}
