using System.Net;
using KErp.Data;
using KErp.Data.Tenancy;
using KErp.Integration.Tests.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KErp.Integration.Tests.Security;

public sealed class ForeignIdTests(RunningPlatform platform) : PlatformTest(platform)
{
    private const int Count = 10_000;

    [Fact]
    public async Task Ten_thousand_invoices_of_another_company_are_not_found_and_invisible_to_the_database_role()
    {
        var theirs = await Platform.Principals.NewCompanyAsync();
        var ids = await FilledAsync(theirs);
        var answers = new System.Collections.Concurrent.ConcurrentDictionary<HttpStatusCode, int>();

        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken }, async (id, _) =>
        {
            var answer = await Invoices.GetAsync($"api/v1/invoices/{id}");
            answers.AddOrUpdate(answer.Status, 1, (_, n) => n + 1);
        });

        Assert.Equal(new Dictionary<HttpStatusCode, int> { [HttpStatusCode.NotFound] = Count }, answers);
        Assert.Equal(0, await VisibleWithoutFilterAsync(Platform.CompanyId, theirs));
        Assert.Equal(Count, await VisibleWithoutFilterAsync(theirs, theirs));
    }

    /// <summary>The query that somebody forgot to filter: row-level security alone decides.</summary>
    private async Task<int> VisibleWithoutFilterAsync(Guid acting, Guid owner)
    {
        await using var services = new ServiceCollection().AddCompanyData(Database.AppConnectionString).BuildServiceProvider();
        return await services.GetRequiredService<CompanyDatabase>().RunAsync(
            acting, db => db.Invoices.IgnoreQueryFilters().CountAsync(i => i.CompanyId == owner), TestContext.Current.CancellationToken);
    }

    private async Task<List<string>> FilledAsync(Guid company)
    {
        await Database.ExecuteAsync(
            $"""
             INSERT INTO invoices (company_id, id, mgt_key, tax_type, purpose, write_date, issue_deadline, supply_amount, tax_amount, total_amount,
                 status, attempt, created_at, seller_business_number, seller_name, seller_representative, buyer_business_number, buyer_name, buyer_representative)
             SELECT '{company}', gen_random_uuid(), 'foreign-' || n, 'taxable', 'charge', current_date, current_date, 1000, 100, 1100,
                 'issued', 1, now(), '2208162517', 'theirs', 'x', '2208162517', 'y', 'y'
             FROM generate_series(1, {Count}) n
             """);
        return await Database.ColumnAsync($"SELECT id FROM invoices WHERE company_id = '{company}'");
    }
}
