using System.Net;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Documents;

public sealed class InvoiceListTests(RunningPlatform platform) : PlatformTest(platform)
{
    [Fact]
    public async Task Each_filter_leaves_what_it_asks_for_and_all_together_narrow()
    {
        var shelf = await Shelf.NewAsync(Platform);
        await shelf.PutAsync(new() { BuyerName = "가", Status = "issued", WriteDate = "2026-01-31", Supply = 1_000, Tax = 100 });
        await shelf.PutAsync(new() { BuyerName = "나", Status = "failed", WriteDate = "2026-02-01", Supply = -5_000, Tax = -500, BuyerNumber = "1208147521" });
        await shelf.PutAsync(new() { BuyerName = "다", IssueType = "reverse", WriteDate = "2026-02-28", SellerNumber = "1208147521", Remark = "50% 할인_A" });
        await shelf.PutAsync(new() { BuyerName = "ABC 라", WriteDate = "2026-03-01", Remark = "500 할인xA" });

        foreach (var (query, expected) in (IEnumerable<(string, string)>)[
            ("", "ABC 라,다,나,가"),
            ("status=issued", "가"),
            ("status=issued,failed", "나,가"),
            ("direction=sales", "ABC 라,나,가"),
            ("direction=purchases", "다"),
            ("from=2026-02-01&to=2026-02-28", "다,나"),
            ("to=2026-01-31", "가"),
            ("partner=120-81-47521", "다,나"),
            ("minAmount=1100", "ABC 라,다,가"),
            ("maxAmount=1100", "나,가"),
            ("text=abc", "ABC 라"),
            ("text=할인", "ABC 라,다"),
            // The signs of a pattern are signs of a name like any other.
            ("text=50%25", "다"),
            ("text=할인_A", "다"),
            ("text=%5C", ""),
            ("partner=1208147521&direction=sales&status=failed&text=나", "나"),
        ])
        {
            var answer = await shelf.GetAsync($"?{query}");
            Assert.True(answer.Status is HttpStatusCode.OK, $"{query}: {answer}");
            Assert.Equal((query, expected), (query, string.Join(',', answer.Json["items"]!.AsArray().Select(i => i!["buyerName"]))));
        }
    }

    [Fact]
    public async Task A_filtered_list_is_read_page_by_page()
    {
        var shelf = await Shelf.NewAsync(Platform);
        foreach (var name in (string[])["가", "나", "다", "라"]) await shelf.PutAsync(new() { BuyerName = name, Status = name is "나" ? "failed" : "issued" });

        var first = await shelf.GetAsync("?status=issued&limit=2");
        var second = await shelf.GetAsync($"?status=issued&limit=2&cursor={first.Json["nextCursor"]}");

        Assert.Equal(["라", "다", "가"], first.Json["items"]!.AsArray().Concat(second.Json["items"]!.AsArray()).Select(i => i!["buyerName"]!.GetValue<string>()));
        Assert.Null(second.Json["nextCursor"]);
    }

    [Fact]
    public async Task Another_companys_invoices_are_in_no_list()
    {
        var (ours, theirs) = (await Shelf.NewAsync(Platform), await Shelf.NewAsync(Platform));
        await theirs.PutAsync(new());
        Assert.Empty((await ours.GetAsync("?text=나래")).Json["items"]!.AsArray());
    }
}
