using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KErp.ServiceDefaults;

/// <summary>The body of a probe's answer.</summary>
internal sealed record HealthAnswer(string Status, IReadOnlyList<HealthAnswer.Check> Checks)
{
    public static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(Of(report), context.RequestAborted);

    private static HealthAnswer Of(HealthReport report) => new(
        report.Status.ToString(),
        [.. report.Entries.Select(entry => new Check(entry.Key, entry.Value.Status.ToString(), Description(entry.Value)))]);

    // A check that throws is described with the message of its exception, which may name hosts, users or worse.
    private static string? Description(HealthReportEntry entry) =>
        entry.Exception is { } exception && entry.Description == exception.Message ? null : entry.Description;

    internal sealed record Check(string Name, string Status, string? Description);
}
