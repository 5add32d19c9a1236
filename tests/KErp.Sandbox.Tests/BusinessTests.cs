using static KErp.Sandbox.Tests.TokenTests;

namespace KErp.Sandbox.Tests;

/// <summary>Two services that know the same businesses by different codes.</summary>
public sealed class BusinessTests : IAsyncLifetime
{
    private const string Status = "/api/nts-businessman/v1/status?serviceKey=key";

    private SandboxHost _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Theory]
    [InlineData("1248100998", null, "01", "01", "1", "10")]
    [InlineData("1248100999", null, "", "", "0", null)]
    [InlineData("1248100998", """{"state":"suspended"}""", "02", "01", "3", "10")]
    [InlineData("1248100998", """{"state":"closed","closedOn":"2025-12-31","taxTypeCode":"04"}""", "03", "04", "2", "20")]
    [InlineData("1248100999", """{"state":"active","taxTypeCode":"07"}""", "01", "07", "1", "31")]
    public async Task Each_service_has_its_own_codes(string number, string? told, string nts, string ntsTax, string popbill, string? popbillTax)
    {
        if (told is not null)
            await _sandbox.PutAsync($"businesses/{number}", told);

        var byNts = (await _sandbox.PostAsync(Status, $$"""{"b_no":["{{number}}"]}""")).Item("data");
        var byPopbill = await _sandbox.ReadAsync($"/CloseDown?CN={number}", scope: "170");

        Assert.Equal((nts, ntsTax), (byNts.GetProperty("b_stt_cd").GetString(), byNts.GetProperty("tax_type_cd").GetString()));
        Assert.Equal((popbill, popbillTax), (byPopbill["state"], byPopbill["taxType"]));
    }

    [Fact]
    public async Task A_closed_business_has_its_day_and_survives_a_restart()
    {
        await _sandbox.PutAsync("businesses/1248100998", """{"state":"closed","closedOn":"2025-12-31"}""");
        await _sandbox.RestartAsync();

        Assert.Equal("20251231", (await _sandbox.ReadAsync("/CloseDown?CN=1248100998", scope: "170"))["stateDate"]);
        Assert.Equal("20251231", (await _sandbox.PostAsync(Status, """{"b_no":["1248100998"]}""")).Item("data").GetProperty("end_dt").GetString());
    }

    [Fact]
    public async Task Many_are_asked_at_once_and_the_calls_are_counted()
    {
        var many = await _sandbox.PostAsync("/CloseDown", """["1248100998","1248100999"]""", scope: "170");
        var nts = await _sandbox.PostAsync(Status, """{"b_no":["1248100998","1248100999"]}""");

        Assert.Equal(["1", "0"], many.Json.EnumerateArray().Select(c => c.GetProperty("state").GetString()));
        Assert.Equal(("OK", "2", "1"), (nts["status_code"], nts["request_cnt"], nts["match_cnt"]));
        Assert.Equal("""{"ntsStatus":1,"closeDown":1,"asked":4}""", (await _sandbox.GetAsync("/_sandbox/businesses/calls")).Body);
        Assert.Equal("2", (await _sandbox.GetAsync("/_sandbox/businesses/calls?number=1248100998"))["asked"]);
    }

    [Fact]
    public async Task Too_many_or_none_are_refused_by_each_in_its_own_way()
    {
        var hundredAndOne = string.Join(",", Enumerable.Repeat("\"1248100998\"", 101));

        var tooLarge = await _sandbox.PostAsync(Status, $$"""{"b_no":[{{hundredAndOne}}]}""");
        var malformed = await _sandbox.PostAsync(Status, "{}");
        var noJson = await _sandbox.PostAsync(Status, "no json");

        Assert.Equal((413, "TOO_LARGE_REQUEST"), (tooLarge.Status, tooLarge["status_code"]));
        Assert.Equal("REQUEST_DATA_MALFORMED", malformed["status_code"]);
        Assert.Equal((400, "BAD_JSON_REQUEST"), (noJson.Status, noJson["status_code"]));
        Assert.Equal(401, (await _sandbox.PostAsync("/api/nts-businessman/v1/status", """{"b_no":["1248100998"]}""")).Status);
        AssertRefused(await _sandbox.PostAsync("/CloseDown", "[]", scope: "170"), 400, -11900060);
        AssertRefused(await _sandbox.ReadAsync("/CloseDown?CN=1248100998", scope: "110"), 401, -11900012);
    }

    [Fact]
    public async Task A_provider_that_is_away_leaves_the_tax_office_alone()
    {
        await _sandbox.PutAsync("faults", """{"operation":"closedown","kind":"status","statusCode":503}""");
        Assert.Equal(503, (await _sandbox.ReadAsync("/CloseDown?CN=1248100998", scope: "170")).Status);
        await _sandbox.SwitchAsync(HttpMethod.Delete, "faults");

        await _sandbox.PutAsync("faults", """{"operation":"*","kind":"status","statusCode":503}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, Status) { Content = new StringContent("""{"b_no":["1248100998"]}""") };

        Assert.Equal(200, (await _sandbox.SendAsync(request)).Status);
    }
}
