using System.Net;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Documents;

public sealed class InvoiceTotalsTests(RunningPlatform platform) : PlatformTest(platform)
{
    [Fact]
    public async Task A_return_counts_what_was_issued_in_its_months_with_the_sign_it_has()
    {
        var shelf = await Shelf.NewAsync(Platform);
        var original = await shelf.PutAsync(new() { WriteDate = "2026-04-01", Supply = 1_000, Tax = 100 });
        await shelf.PutAsync(new() { WriteDate = "2026-06-30", Supply = -400, Tax = -40, Amendment = ("returned", original), Status = "transmit_failed" });
        await shelf.PutAsync(new() { WriteDate = "2026-05-05", Supply = 50, Tax = 0, TaxType = "zero_rated", Status = "issued" });
        await shelf.PutAsync(new() { WriteDate = "2026-05-06", Supply = 70, Tax = 7, IssueType = "reverse", Status = "transmitting" });
        await shelf.PutAsync(new() { WriteDate = "2026-03-31", Supply = 9_000, Tax = 900 });
        foreach (var status in (string[])["draft", "queued", "issuing", "failed", "cancelled", "requested", "request_refused", "request_cancelled"])
            await shelf.PutAsync(new() { WriteDate = "2026-05-07", Status = status });

        var final = await shelf.GetAsync("/totals?year=2026&term=1&stage=final");
        var term = await shelf.GetAsync("/totals?year=2026&term=1");
        var second = await shelf.GetAsync("/totals?year=2026&term=2");

        Assert.Equal(
            """{"invoices":3,"supplyAmount":650,"taxAmount":60,"byTaxType":[{"taxType":"taxable","invoices":2,"amendments":1,"supplyAmount":600,"taxAmount":60},{"taxType":"zero_rated","invoices":1,"amendments":0,"supplyAmount":50,"taxAmount":0}]}""",
            final.Json["sales"]!.ToJsonString());
        Assert.Equal((1, 70L, 7L), (final.Json["purchases"]!["invoices"]!.GetValue<int>(), final.Json["purchases"]!["supplyAmount"]!.GetValue<long>(), final.Json["purchases"]!["taxAmount"]!.GetValue<long>()));
        Assert.Equal(("2026-04-01", "2026-06-30"), (final.Json["from"]!.GetValue<string>(), final.Json["to"]!.GetValue<string>()));
        Assert.Equal(9_650, term.Json["sales"]!["supplyAmount"]!.GetValue<long>());
        Assert.Equal(0, second.Json["sales"]!["invoices"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("term=1", "year")]
    [InlineData("year=2026", "term")]
    [InlineData("year=2026&term=3", "term")]
    [InlineData("year=26&term=1", "year")]
    [InlineData("year=2026&term=1&stage=middle", "stage")]
    public async Task A_period_that_is_none_is_said(string query, string field)
    {
        var answer = await Invoices.GetAsync($"api/v1/invoices/totals?{query}");
        Assert.Equal((HttpStatusCode.BadRequest, field), (answer.Status, answer.Json["field"]!.GetValue<string>()));
    }
}
