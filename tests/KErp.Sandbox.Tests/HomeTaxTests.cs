using static KErp.Sandbox.Tests.TokenTests;

namespace KErp.Sandbox.Tests;

/// <summary>홈택스 수집: jobs that collect what the tax office has.</summary>
public sealed class HomeTaxTests : IAsyncLifetime
{
    private static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(400);

    private SandboxHost _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task A_job_waits_runs_and_is_done()
    {
        await TransmitAsync("A");
        var job = await JobAsync("SELL");

        var waiting = await StateAsync(job);
        var early = await SearchAsync(job);
        _sandbox.Clock.Advance(Duration / 2);
        var running = await StateAsync(job);
        _sandbox.Clock.Advance(Duration / 2);
        var done = await StateAsync(job);

        Assert.Equal(18, job.Length);
        Assert.Equal(("1", "2", "3"), (waiting["jobState"], running["jobState"], done["jobState"]));
        Assert.Equal((null, "1", "1"), (running["errorCode"], done["errorCode"], done["collectCount"]));
        AssertRefused(early, 400, -11900071);
    }

    [Fact]
    public async Task Seller_and_buyer_find_what_was_transmitted_and_nothing_else()
    {
        var sent = await TransmitAsync("A");
        await _sandbox.PutAsync("transmission/results", """{"mgtKey":"REFUSED","code":"ERR001"}""");
        await TransmitAsync("REFUSED");
        await _sandbox.IssueAsync(SandboxHost.Invoice("WAITING"));

        var sales = await CollectAsync("SELL");
        var purchases = await CollectAsync("BUY", SandboxCalls.Buyer);

        Assert.Equal([sent], sales.Values("list", "ntsconfirmNum"));
        Assert.Equal([sent], purchases.Values("list", "ntsconfirmNum"));
        Assert.Equal(("20260102", "110000", "품목", "BUY"), (
            purchases.Item("list").GetProperty("sendDate").GetString(), purchases.Item("list").GetProperty("totalAmount").GetString(),
            purchases.Item("list").GetProperty("itemName").GetString(), purchases.Item("list").GetProperty("invoiceType").GetString()));
        Assert.Equal("0", (await CollectAsync("BUY"))["total"]);
    }

    [Fact]
    public async Task Foreign_documents_are_found_once_each()
    {
        await PostForeignAsync("202601014200000000000001", "20260102");
        await PostForeignAsync("202601014200000000000001", "20260102");
        await PostForeignAsync("202601014200000000000002", "20260201");

        Assert.Equal(["202601014200000000000001"], (await CollectAsync("BUY")).Values("list", "ntsconfirmNum"));
    }

    [Fact]
    public async Task What_comes_after_a_job_is_not_in_it()
    {
        var job = await JobAsync("SELL");
        _sandbox.Clock.Advance(Duration);
        await TransmitAsync("LATER");

        Assert.Equal("0", (await SearchAsync(job))["total"]);
    }

    [Fact]
    public async Task A_job_is_forgotten_after_an_hour_and_is_nobody_elses()
    {
        var job = await JobAsync("SELL");
        _sandbox.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        var before = await StateAsync(job);
        AssertRefused(await _sandbox.ReadAsync($"/HomeTax/Taxinvoice/{job}/State", SandboxCalls.Buyer, "111"), 400, -11900070);
        _sandbox.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("3", before["jobState"]);
        AssertRefused(await StateAsync(job), 400, -11900070);
        AssertRefused(await SearchAsync(job), 400, -11900070);
    }

    [Theory]
    [InlineData("DType=S&SDate=20260101&EDate=20260401", 200)]
    [InlineData("DType=S&SDate=20260101&EDate=20260402", 400)]
    [InlineData("DType=X&SDate=20260101&EDate=20260102", 400)]
    [InlineData("DType=S&SDate=20260101", 400)]
    public async Task A_job_is_of_at_most_three_months(string query, int status) =>
        Assert.Equal(status, (await _sandbox.PostAsync($"/HomeTax/Taxinvoice/SELL?{query}", scope: "111")).Status);

    [Theory]
    [InlineData("PerPage=1&Page=2&Order=A", "202601014200000000000002")]
    [InlineData("PerPage=1&Page=1&Order=D", "202601014200000000000002")]
    [InlineData("Type=M", "")]
    [InlineData("TaxType=N", "")]
    public async Task Results_are_read_page_by_page(string query, string numbers)
    {
        await PostForeignAsync("202601014200000000000001", "20260101");
        await PostForeignAsync("202601014200000000000002", "20260102");

        var found = await CollectAsync("BUY", query: query);

        Assert.Equal(numbers, string.Join(",", found.Values("list", "ntsconfirmNum")));
    }

    [Fact]
    public async Task A_page_has_at_most_a_thousand()
    {
        AssertRefused(await CollectAsync("BUY", query: "PerPage=1001"), 400, -11900024);
    }

    [Theory]
    [InlineData("hometax-request")]
    [InlineData("hometax-state")]
    [InlineData("hometax-search")]
    public async Task Each_step_may_fail(string operation)
    {
        var job = await JobAsync("SELL");
        _sandbox.Clock.Advance(Duration);
        await _sandbox.PutAsync("faults", $$"""{"operation":"{{operation}}","kind":"status","statusCode":503}""");

        Assert.Equal(operation, operation switch
        {
            "hometax-request" when (await _sandbox.PostAsync("/HomeTax/Taxinvoice/SELL", scope: "111")).Status == 503 => operation,
            "hometax-state" when (await StateAsync(job)).Status == 503 => operation,
            "hometax-search" when (await SearchAsync(job)).Status == 503 => operation,
            _ => "did not fail",
        });
    }

    /// <returns>The confirm number.</returns>
    private async Task<string?> TransmitAsync(string key)
    {
        var issued = await _sandbox.IssueAsync(SandboxHost.Invoice(key));
        _sandbox.Clock.Advance(TimeSpan.FromSeconds(5));
        return issued["ntsConfirmNum"];
    }

    private async Task PostForeignAsync(string number, string day) => Assert.Equal(200, (await _sandbox.SwitchAsync(
        HttpMethod.Post, $"hometax/{SandboxHost.Seller}/BUY",
        $$"""{"ntsconfirmNum":"{{number}}","writeDate":"{{day}}","issueDate":"{{day}}","sendDate":"{{day}}","taxType":"과세","totalAmount":"11000"}""")).Status);

    private async Task<string> JobAsync(string side, string corpNum = SandboxHost.Seller) =>
        (await _sandbox.PostAsync($"/HomeTax/Taxinvoice/{side}?DType=S&SDate=20260101&EDate=20260131", corpNum: corpNum, scope: "111"))["jobID"]!;

    private Task<Answer> StateAsync(string job) => _sandbox.ReadAsync($"/HomeTax/Taxinvoice/{job}/State", scope: "111");

    private Task<Answer> SearchAsync(string job, string corpNum = SandboxHost.Seller, string query = "") =>
        _sandbox.ReadAsync($"/HomeTax/Taxinvoice/{job}?{query}", corpNum, "111");

    private async Task<Answer> CollectAsync(string side, string corpNum = SandboxHost.Seller, string query = "")
    {
        var job = await JobAsync(side, corpNum);
        _sandbox.Clock.Advance(Duration);
        return await SearchAsync(job, corpNum, query);
    }
}
