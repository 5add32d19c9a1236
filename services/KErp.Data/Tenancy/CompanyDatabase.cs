using KErp.Names;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Tenancy;

/// <summary>The one way to the tables of a company: a transaction that can see that company and no other.</summary>
public sealed class CompanyDatabase(IDbContextFactory<KErpDbContext> contexts)
{
    /// <summary>Runs <paramref name="work"/> in one transaction and commits it unless it throws.</summary>
    public async Task<T> RunAsync<T>(Guid company, Func<KErpDbContext, Task<T>> work, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.CurrentCompany = company;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync(
            $"SELECT set_config({DatabaseSettings.CompanyId}, {company.ToString()}, true)", cancellation);
        var result = await work(db);
        await transaction.CommitAsync(cancellation);
        return result;
    }
}
