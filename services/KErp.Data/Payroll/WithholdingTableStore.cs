using KErp.Data.Audit;
using KErp.Data.Idempotency;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Payroll;

/// <summary>What is told of a table without its rows.</summary>
public sealed record WithholdingTableSummary(Guid Id, DateOnly EffectiveFrom, string Source, DateTimeOffset CreatedAt);

/// <summary>The 간이세액표 that one company loaded. None is changed or removed: payrolls name them.</summary>
public sealed class WithholdingTableStore(CompanyDatabase database, IdempotentCreation creation)
{
    public Task<CreationOutcome> AddAsync(StoredWithholdingTable table, RequestKey key, SavedResponse response, Caller caller, CancellationToken cancellation) => creation.RunAsync(
        table.CompanyId,
        key,
        response,
        table.CreatedAt,
        db =>
        {
            db.Add(table);
            db.Record(caller, table.CreatedAt, "withholding_table.load", "withholding_table", table.Id.ToString());
            return Task.FromResult<CreationOutcome>(new CreationOutcome.Created());
        },
        cancellation);

    /// <summary>Newest first: ids are UUIDv7, so their order is the order of loading.</summary>
    /// <param name="before">The last id of the page before, or null for the first page.</param>
    /// <param name="count">How many at most.</param>
    public Task<List<WithholdingTableSummary>> ListAsync(Guid company, Guid? before, int count, CancellationToken cancellation) => database.RunAsync(
        company,
        db =>
        {
            var tables = db.WithholdingTables.AsNoTracking();
            if (before is { } last) tables = tables.Where(t => t.Id.CompareTo(last) < 0);
            return tables.OrderByDescending(t => t.Id).Take(count)
                .Select(t => new WithholdingTableSummary(t.Id, t.EffectiveFrom, t.Source, t.CreatedAt)).ToListAsync(cancellation);
        },
        cancellation);
}
