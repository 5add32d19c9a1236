using KErp.Data;
using KErp.Data.Invoices;
using KErp.Data.Tenancy;
using KErp.Integration.Tests.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace KErp.Integration.Tests.Invoices;

/// <summary>The order of the feed against the real database, with transactions that the test holds open.</summary>
public sealed class FeedOrderTests(RunningPlatform platform) : AccountantTest(platform)
{
    [Fact]
    public async Task What_commits_late_is_neither_overtaken_nor_lost()
    {
        var feed = Feed();
        var id = await IssueAsync();
        var start = await feed.EndAsync(Owner.CompanyId, TestContext.Current.CancellationToken);
        await using var slow = new NpgsqlConnection(Database.OwnerConnectionString);
        await slow.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await slow.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var late = await AddEventAsync(slow, id);
        await using var quick = new NpgsqlConnection(Database.OwnerConnectionString);
        await quick.OpenAsync(TestContext.Current.CancellationToken);
        var early = await AddEventAsync(quick, id);

        // A reader that took the quick one now would never see the slow one, whose place is before it.
        Assert.Empty(await ReadAsync(start));
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        await Eventually.GetAsync(() => ReadAsync(start), events => events.Count == 2, Soon);
        Assert.Equal([late, early], await ReadAsync(start));

        async Task<List<Guid>> ReadAsync(FeedPosition after) =>
            [.. (await feed.ReadAsync(Owner.CompanyId, after, 10, TestContext.Current.CancellationToken)).Select(e => e.Id)];
    }

    private async Task<Guid> AddEventAsync(NpgsqlConnection connection, Guid invoice)
    {
        var id = Guid.CreateVersion7();
        await using var insert = new NpgsqlCommand(
            $"INSERT INTO invoice_events (company_id, invoice_id, id, at, status) VALUES ('{Owner.CompanyId}', '{invoice}', '{id}', now(), 'issued')", connection);
        await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return id;
    }

    private InvoiceFeed Feed()
    {
        var options = new DbContextOptionsBuilder<KErpDbContext>().UseNpgsql(Database.AppConnectionString).UseSnakeCaseNamingConvention().Options;
        return new InvoiceFeed(new CompanyDatabase(new PooledDbContextFactory<KErpDbContext>(options)));
    }
}
