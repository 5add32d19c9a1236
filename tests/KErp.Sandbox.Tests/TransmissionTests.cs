using static KErp.Sandbox.Tests.TokenTests;

namespace KErp.Sandbox.Tests;

/// <summary>When documents leave for the tax office, and what it answers.</summary>
public sealed class TransmissionTests
{
    private const string Document = "/Taxinvoice/SELL/KEY-1";

    [Theory]
    // Friday 12:04 in Korea: the next business day is Monday the 5th, or Tuesday when that is a holiday.
    [InlineData("", "2026-01-05T05:59:59Z", "300")]
    [InlineData("", "2026-01-05T06:00:03Z", "303")]
    [InlineData("", "2026-01-05T06:00:05Z", "304")]
    [InlineData("2026-01-05", "2026-01-05T23:00:00Z", "300")]
    [InlineData("2026-01-05", "2026-01-06T06:00:05Z", "304")]
    public async Task A_batch_leaves_at_three_on_the_next_business_day(string holidays, string now, string state)
    {
        await using var sandbox = await SandboxHost.StartAsync(
            "--Sandbox:Transmission:Mode", "batch", "--Sandbox:Transmission:Holidays", holidays);
        await sandbox.IssueAsync(SandboxHost.Invoice());

        sandbox.Clock.SetUtcNow(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(state, (await sandbox.InfoAsync())["stateCode"]);
    }

    [Fact]
    public async Task Held_documents_wait_and_may_be_cancelled_until_they_are_let_go()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await sandbox.IssueAsync(SandboxHost.Invoice("BEFORE"));
        await sandbox.PutAsync("transmission", """{"hold":true}""");
        await sandbox.IssueAsync(SandboxHost.Invoice());
        sandbox.Clock.Advance(TimeSpan.FromDays(1));
        await sandbox.RestartAsync();

        Assert.Equal("300", (await sandbox.InfoAsync("BEFORE"))["stateCode"]);
        Assert.Equal(200, (await sandbox.PostAsync("/Taxinvoice/SELL/BEFORE", action: "CANCELISSUE")).Status);
        await sandbox.PutAsync("transmission", """{"hold":false}""");
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(("301", "600"), ((await sandbox.InfoAsync())["stateCode"], (await sandbox.InfoAsync("BEFORE"))["stateCode"]));
    }

    [Fact]
    public async Task A_hold_calls_nothing_back_that_has_left()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await sandbox.IssueAsync(SandboxHost.Invoice());
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));

        await sandbox.PutAsync("transmission", """{"hold":true}""");
        sandbox.Clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal("304", (await sandbox.InfoAsync())["stateCode"]);
    }

    [Fact]
    public async Task What_waits_is_sent_on_demand_and_what_comes_later_waits_again()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await sandbox.PutAsync("transmission", """{"hold":true}""");
        await sandbox.IssueAsync(SandboxHost.Invoice());

        var sent = await sandbox.SwitchAsync(HttpMethod.Post, "transmission");
        await sandbox.IssueAsync(SandboxHost.Invoice("LATER"));
        sandbox.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("""{"departed":1}""", sent.Body);
        Assert.Equal(("304", "300"), ((await sandbox.InfoAsync())["stateCode"], (await sandbox.InfoAsync("LATER"))["stateCode"]));
    }

    [Fact]
    public async Task One_document_is_sent_now_by_its_seller()
    {
        await using var sandbox = await SandboxHost.StartAsync("--Sandbox:Transmission:Mode", "batch");
        await sandbox.IssueAsync(SandboxHost.Invoice());

        var asked = await sandbox.PostAsync(Document, action: "NTS");
        sandbox.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal((200, "304"), (asked.Status, (await sandbox.InfoAsync())["stateCode"]));
        AssertRefused(await sandbox.PostAsync(Document, action: "NTS"), 400, -11900021);
    }

    [Theory]
    [InlineData("ERR001")]
    [InlineData("SYN003")]
    public async Task A_refusal_of_the_tax_office_is_305_with_its_code(string code)
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await sandbox.PutAsync("transmission/results", $$"""{"mgtKey":"KEY-1","code":"{{code}}"}""");
        await sandbox.IssueAsync(SandboxHost.Invoice());
        await sandbox.IssueAsync(SandboxHost.Invoice("OTHER"));
        sandbox.Clock.Advance(TimeSpan.FromSeconds(5));

        var info = await sandbox.InfoAsync();

        Assert.Equal(("305", code, "실패", "20260102120410"),
            (info["stateCode"], info["ntssendErrCode"], info["ntsresult"], info["ntsresultDT"]));
        Assert.Equal("304", (await sandbox.InfoAsync("OTHER"))["stateCode"]);
        Assert.Equal(200, (await sandbox.PostAsync(Document, action: "DELETE")).Status);
    }

    [Theory]
    [InlineData("transmission", "{}", "hold")]
    [InlineData("transmission", """{"held":true}""", "held")]
    [InlineData("transmission/results", """{"code":"ERR001"}""", "mgtKey")]
    [InlineData("transmission/results", """{"mgtKey":"A","code":"305"}""", "code")]
    public async Task A_wrong_switch_is_refused_and_the_field_is_named(string path, string body, string field)
    {
        await using var sandbox = await SandboxHost.StartAsync();

        var answer = await sandbox.SwitchAsync(HttpMethod.Put, path, body);

        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.MediaType));
        Assert.Contains(field, answer.Json.GetProperty("errors").ToString(), StringComparison.Ordinal);
    }
}
