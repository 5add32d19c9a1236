using System.Globalization;
using System.Net;
using KErp.Data;
using KErp.Data.Collections;
using KErp.Data.Model;
using KErp.Domain.Invoices;
using KErp.Integration.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace KErp.Integration.Tests.Collections;

/// <summary>What was collected is kept once, and found to be ours or not.</summary>
public sealed class CollectedInvoiceTests(RunningPlatform platform) : PlatformTest(platform)
{
    private const string Path = "api/v1/collected-invoices";
    private Guid _company;
    private string _viewer = null!;
    private ServiceProvider _services = null!;
    private CollectionWork _work = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _company = await Platform.Principals.NewCompanyAsync();
        _viewer = await Platform.Principals.SignInAsync("viewer", _company);
        _services = new ServiceCollection().AddSingleton(TimeProvider.System).AddCompanyData(Database.AppConnectionString).BuildServiceProvider();
        _work = _services.GetRequiredService<CollectionWork>();
    }

    public override async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_page_that_comes_twice_is_kept_once_and_what_changed_is_brought_up_to_date()
    {
        var job = await JobAsync();
        await TakeOnAsync(job, Collected(1), Collected(2), Collected(2));
        await TakeOnAsync(job, Collected(2) with { SendDate = new DateOnly(2026, 9, 3), AmendmentReason = AmendmentReason.Returned }, Collected(3));

        Assert.Equal("3", Assert.Single(await Database.ColumnAsync($"SELECT added FROM collection_jobs WHERE id = '{job.Id}'")));
        var list = await ListAsync("direction=sales");
        Assert.Equal([Number(3), Number(2), Number(1)], NumbersOf(list));
        var second = list.Json["items"]![1]!;
        Assert.Equal(("2026-09-03", "returned"), (second["sendDate"]!.GetValue<string>(), second["amendmentReason"]!.GetValue<string>()));
        Assert.Equal(("taxable", 1_100L, "2208162517"), (second["taxType"]!.GetValue<string>(), second["totalAmount"]!.GetValue<long>(), second["seller"]!["businessNumber"]!.GetValue<string>()));
    }

    [Fact]
    public async Task An_invoice_of_ours_is_matched_also_when_it_gets_its_number_later()
    {
        await TakeOnAsync(await JobAsync(), Collected(1), Collected(2));
        var before = await ListAsync("direction=sales&unmatched=true");
        var ours = await OwnInvoiceAsync(Number(1));
        var after = await ListAsync("direction=sales&unmatched=true");
        var all = await ListAsync("direction=sales");

        Assert.Equal([Number(2), Number(1)], NumbersOf(before));
        Assert.Equal([Number(2)], NumbersOf(after));
        Assert.Equal([null, ours], all.Json["items"]!.AsArray().Select(i => i!["invoiceId"]?.GetValue<string>()));
    }

    [Fact]
    public async Task They_are_listed_by_direction_and_day_page_by_page()
    {
        await TakeOnAsync(await JobAsync(), Collected(1), Collected(2), Collected(3));

        var first = await ListAsync("direction=sales&limit=2");
        var second = await ListAsync($"direction=sales&limit=2&cursor={first.Json["nextCursor"]}");

        Assert.Equal([Number(3), Number(2), Number(1)], NumbersOf(first).Concat(NumbersOf(second)));
        Assert.Equal([Number(2)], NumbersOf(await ListAsync("direction=sales&from=2026-09-02&to=2026-09-02")));
        Assert.Empty(NumbersOf(await ListAsync("direction=purchases")));
    }

    [Theory]
    [InlineData("", "direction", "required")]
    [InlineData("direction=both", "direction", "unknown_value")]
    [InlineData("direction=sales&from=20260901", "from", "invalid_date")]
    [InlineData("direction=sales&unmatched=yes", "unmatched", "unknown_value")]
    public async Task A_question_that_makes_no_sense_is_a_problem(string query, string field, string code)
    {
        var answer = await ListAsync(query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        var error = Assert.Single(answer.Json["errors"]!.AsArray())!;
        Assert.Equal((field, code), (error["field"]!.GetValue<string>(), error["code"]!.GetValue<string>()));
    }

    private static IEnumerable<string> NumbersOf(Answer page) => page.Json["items"]!.AsArray().Select(i => i!["confirmNumber"]!.GetValue<string>());

    private Task<Answer> ListAsync(string query) => Api.GetAsync($"{Path}?{query}", _viewer);

    private Task TakeOnAsync(CollectionJob job, params Row[] rows) =>
        _work.TakeOnAsync(job, [.. rows.Select(row => row.Of(_company))], TestContext.Current.CancellationToken);

    private async Task<CollectionJob> JobAsync()
    {
        var job = new CollectionJob
        {
            CompanyId = _company, Id = Guid.CreateVersion7(), Direction = CollectionDirection.Sales,
            From = new DateOnly(2026, 9, 1), To = new DateOnly(2026, 9, 30), CreatedAt = DateTimeOffset.UtcNow,
        };
        await Database.ExecuteAsync(
            $"""
             INSERT INTO collection_jobs (company_id, id, direction, "from", "to", state, created_at)
             VALUES ('{_company}', '{job.Id}', 'sales', '2026-09-01', '2026-09-30', 'running', now())
             """);
        return job;
    }

    private async Task<string> OwnInvoiceAsync(string confirmNumber)
    {
        var id = Guid.CreateVersion7();
        await Database.ExecuteAsync(
            $"""
             INSERT INTO invoices (company_id, id, mgt_key, tax_type, purpose, write_date, issue_deadline, supply_amount, tax_amount, total_amount, status, attempt,
                 nts_confirm_number, created_at, seller_business_number, seller_name, seller_representative, buyer_business_number, buyer_name, buyer_representative)
             VALUES ('{_company}', '{id}', 'ours', 'taxable', 'charge', '2026-09-01', '2026-10-12', 1000, 100, 1100, 'issued', 1,
                 '{confirmNumber}', now(), '2208162517', 'ours', 'x', '1248100998', 'y', 'y')
             """);
        return id.ToString();
    }

    private static Row Collected(int day) => new(day);

    private static string Number(int day) => string.Create(CultureInfo.InvariantCulture, $"2026090{day}41000008abcd000{day}");

    private sealed record Row(int Day)
    {
        public DateOnly? SendDate { get; init; }
        public AmendmentReason? AmendmentReason { get; init; }

        public CollectedInvoice Of(Guid company) => new()
        {
            CompanyId = company, Direction = CollectionDirection.Sales, ConfirmNumber = Number(Day), WriteDate = new DateOnly(2026, 9, Day), SendDate = SendDate,
            TaxType = TaxType.Taxable, Purpose = InvoicePurpose.Charge, AmendmentReason = AmendmentReason,
            SellerBusinessNumber = "2208162517", SellerName = "판매", BuyerBusinessNumber = "", BuyerName = "홍길동",
            SupplyAmount = 1_000, TaxAmount = 100, TotalAmount = 1_100, CollectedAt = DateTimeOffset.UtcNow,
        };
    }
}
