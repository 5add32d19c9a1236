using KErp.Data.Audit;
using KErp.Data.Model;
using KErp.Data.Schema;
using KErp.Data.Tenancy;
using KErp.Domain;
using Npgsql;

namespace KErp.Data.Retention;

/// <summary>What became, or would become, of one class of a company's rows.</summary>
/// <param name="KeptUntil">The last day on which they are kept; null when there is no such day.</param>
/// <param name="Rows">By table: destroyed, or kept.</param>
public sealed record ClassOutcome(RetentionClass Class, bool Destroyed, DateOnly? KeptUntil, IReadOnlyDictionary<string, long> Rows);

/// <summary>
/// Destroys what a company that has left need no longer leave behind, one transaction a class; its audit goes by its own
/// partitions, and the company's own row with the last of the rest.
/// </summary>
public sealed class CompanyDestruction(OwnerDataSource owner, RetentionOptions options, TimeProvider time)
{
    private static readonly RetentionClass[] ByTime =
        [RetentionClass.Operational, RetentionClass.LabourRecords, RetentionClass.TaxDocuments, RetentionClass.Books];

    /// <param name="dryRun">Only tell.</param>
    /// <returns>Each class, those that stay too.</returns>
    /// <exception cref="RetentionRefusedException">There is no such company, or it has not left.</exception>
    public async Task<IReadOnlyList<ClassOutcome>> RunAsync(Guid company, Caller caller, bool dryRun, CancellationToken cancellation)
    {
        var outcomes = new List<ClassOutcome>();
        foreach (var retention in ByTime) outcomes.Add(await DestroyAsync(company, retention, caller, dryRun, cancellation));
        var last = outcomes.Where(o => !o.Destroyed).Max(o => o.KeptUntil);
        outcomes.Add(await DestroyAsync(company, RetentionClass.Company, caller, dryRun, cancellation, last));
        return outcomes;
    }

    private async Task<ClassOutcome> DestroyAsync(
        Guid company, RetentionClass retention, Caller caller, bool dryRun, CancellationToken cancellation, DateOnly? notBefore = null)
    {
        await using var connection = await owner.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var closedAt = await LockClosedAsync(connection, company, cancellation);
        var from = RetentionRules.DestroyedFrom(retention, closedAt, options) ?? notBefore?.AddDays(1);
        var due = from is null || from <= KoreanTime.Today(time);
        var rows = new Dictionary<string, long>();
        // Declared parents first, so children are last, and go first.
        foreach (var table in TableDeclarations.All.Where(t => t.Retention == retention).Reverse())
            rows[table.Name] = await CountAsync(connection, table, company, delete: due && !dryRun, cancellation);
        if (due && !dryRun && rows.Values.Any(count => count > 0))
        {
            var what = string.Join(", ", rows.Select(r => $"{r.Key} {r.Value}"));
            await connection.RecordAsync(AuditEntry.Platform, caller, time.GetUtcNow(), "company.destroy", "company", company.ToString(), what, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return new ClassOutcome(retention, due, due ? null : from?.AddDays(-1), rows);
    }

    private static async Task<DateTimeOffset> LockClosedAsync(NpgsqlConnection connection, Guid company, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT closed_at FROM companies WHERE id = $1 FOR UPDATE", connection) { Parameters = { new() { Value = company } } };
        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation)) throw new RetentionRefusedException($"There is no company {company}.");
        return await row.IsDBNullAsync(0, cancellation)
            ? throw new RetentionRefusedException($"The company {company} has not left: nothing is destroyed before it is closed.")
            : row.GetFieldValue<DateTimeOffset>(0);
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, TableDeclaration table, Guid company, bool delete, CancellationToken cancellation)
    {
        var rows = $"FROM \"{table.Name}\" WHERE {table.CompanyColumn} = $1";
        await using var command = new NpgsqlCommand(delete ? $"WITH gone AS (DELETE {rows} RETURNING 1) SELECT count(*) FROM gone" : $"SELECT count(*) {rows}", connection)
        {
            Parameters = { new() { Value = company } },
        };
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
