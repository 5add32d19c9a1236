using static KErp.Sandbox.Tests.TokenTests;

namespace KErp.Sandbox.Tests;

public sealed class AccountTests : IAsyncLifetime
{
    private SandboxHost _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Every_business_is_a_member_with_a_certificate_and_points()
    {
        Assert.Equal("1", (await _sandbox.GetAsync($"/Join?CorpNum={SandboxHost.Seller}&LID={SandboxHost.LinkId}"))["code"]);
        Assert.Equal("1", (await _sandbox.ReadAsync("/Taxinvoice/CertCheck"))["code"]);
        Assert.Equal("20270102120405", (await _sandbox.ReadAsync("/Taxinvoice?cfg=CERT"))["certificateExpiration"]);
        Assert.Equal("100", (await _sandbox.ReadAsync("/Taxinvoice?cfg=UNITCOST"))["unitCost"]);
        Assert.Equal("1000000", (await _sandbox.ReadAsync("/POPBILL_TEST/Point", scope: "110"))["remainPoint"]);
        Assert.StartsWith("http", (await _sandbox.ReadAsync("/Member?TG=CERT"))["url"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"member":false}""", -11900050)]
    [InlineData("""{"certificate":"none"}""", -11900051)]
    [InlineData("""{"certificate":"expired"}""", -11900052)]
    [InlineData("""{"points":99}""", -11900053)]
    public async Task What_is_missing_is_why_nothing_is_issued(string account, long code)
    {
        await _sandbox.PutAsync($"accounts/{SandboxHost.Seller}", account);

        AssertRefused(await _sandbox.IssueAsync(SandboxHost.Invoice()), 400, code);
        await _sandbox.BulkAsync("S-1", [SandboxHost.Invoice("B")]);
        _sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([$"{code}"], (await _sandbox.BulkStateAsync("S-1")).Values("issueResult", "code"));
        Assert.Equal("0", (await _sandbox.GetAsync("/_sandbox/issued"))["issued"]);
    }

    [Fact]
    public async Task Points_go_down_with_each_invoice_and_a_used_key_costs_nothing()
    {
        await _sandbox.PutAsync($"accounts/{SandboxHost.Seller}", """{"points":250}""");
        await _sandbox.IssueAsync(SandboxHost.Invoice("A"));
        await _sandbox.IssueAsync(SandboxHost.Invoice("A"));
        await _sandbox.IssueAsync(SandboxHost.Invoice("B"));

        Assert.Equal("50", (await _sandbox.ReadAsync("/POPBILL_TEST/Point"))["remainPoint"]);
        AssertRefused(await _sandbox.IssueAsync(SandboxHost.Invoice("C")), 400, -11900053);
        AssertRefused(await _sandbox.IssueAsync(SandboxHost.Invoice("B")), 400, -11900001);
    }

    [Fact]
    public async Task A_certificate_ends_by_the_clock()
    {
        await _sandbox.PutAsync($"accounts/{SandboxHost.Seller}", """{"certificate":"valid"}""");
        Assert.Equal(200, (await _sandbox.IssueAsync(SandboxHost.Invoice("A"))).Status);

        _sandbox.Clock.Advance(TimeSpan.FromDays(366));

        AssertRefused(await _sandbox.IssueAsync(SandboxHost.Invoice("B")), 400, -11900052);
        AssertRefused(await _sandbox.ReadAsync("/Taxinvoice/CertCheck"), 400, -11900052);
    }

    [Fact]
    public async Task Joining_makes_a_member_once()
    {
        await _sandbox.PutAsync($"accounts/{SandboxHost.Seller}", """{"member":false}""");
        Assert.Equal("0", (await _sandbox.GetAsync($"/Join?CorpNum={SandboxHost.Seller}&LID={SandboxHost.LinkId}"))["code"]);

        Assert.Equal(200, (await JoinAsync(SandboxHost.LinkId)).Status);
        AssertRefused(await JoinAsync(SandboxHost.LinkId), 400, -11900054);
        Assert.Equal(200, (await _sandbox.IssueAsync(SandboxHost.Invoice())).Status);
    }

    [Fact]
    public async Task A_form_of_another_partner_is_refused() =>
        AssertRefused(await JoinAsync("OTHER"), 400, -11900055);

    [Theory]
    [InlineData("""{"certificate":"lost"}""", "certificate")]
    [InlineData("""{"points":-1}""", "points")]
    [InlineData("""{"membership":true}""", "membership")]
    public async Task A_wrong_switch_is_refused_and_the_field_is_named(string body, string field)
    {
        var answer = await _sandbox.SwitchAsync(HttpMethod.Put, $"accounts/{SandboxHost.Seller}", body);

        Assert.Equal(400, answer.Status);
        Assert.Contains(field, answer.Json.GetProperty("errors").ToString(), StringComparison.Ordinal);
    }

    private Task<Answer> JoinAsync(string linkId) => _sandbox.PostAsync("/Join",
        $$"""
        {"ID":"kerp01","Password":"Abcd1234!","LinkID":"{{linkId}}","CorpNum":"{{SandboxHost.Seller}}","CEOName":"대표","CorpName":"공급자",
         "Addr":"서울","BizType":"서비스","BizClass":"소프트웨어","ContactName":"담당","ContactEmail":"a@example.com","ContactTEL":"02-000-0000"}
        """);
}
