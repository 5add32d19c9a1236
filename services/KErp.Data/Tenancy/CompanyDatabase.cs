using KErp.Names;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Tenancy;

/// <summary>The one way to the tables of a company: a transaction that can see that company and no other.</summary>
public sealed class CompanyDatabase(IDbContextFactory<KErpDbContext> contexts)
{
    /// <summary>Runs <paramref name="work"/> in one transaction and commits it unless it throws.</summary>
    public Task<T> RunAsync<T>(Guid company, Func<KErpDbContext, Task<T>> work, CancellationToken cancellation) =>
        TryAsync(company, work, _ => true, cancellation);

    /// <summary>Runs <paramref name="work"/> in one transaction, and undoes it unless <paramref name="keep"/> says yes to its result.</summary>
    public async Task<T> TryAsync<T>(Guid company, Func<KErpDbContext, Task<T>> work, Func<T, bool> keep, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.CurrentCompany = company;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync(
            $"SELECT set_config({DatabaseSettings.CompanyId}, {company.ToString()}, true)", cancellation);
        var result = await work(db);
        if (keep(result)) await transaction.CommitAsync(cancellation);
        return result;
    }
}
