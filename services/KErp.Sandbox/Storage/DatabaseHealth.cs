using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KErp.Sandbox.Storage;

/// <summary>Ready when the file answers.</summary>
internal sealed class DatabaseHealth(IssueCounters counters) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            counters.Totals();
            return Task.FromResult(HealthCheckResult.Healthy());
        }
        catch (SqliteException error)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("the sandbox's database does not answer", error));
        }
    }
}
