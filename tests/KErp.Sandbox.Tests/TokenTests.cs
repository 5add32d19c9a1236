using System.Globalization;
using System.Text.Json;

namespace KErp.Sandbox.Tests;

public sealed class TokenTests : IAsyncLifetime
{
    // Computed outside this code base for the key, date and body below; see the protocol notes.
    private const string VectorBody = """{"access_id": "1234567890", "scope": ["member", "110"]}""";
    private const string VectorDate = "2026-01-02T03:04:05Z";
    private const string VectorSignature = "Rr9Iu6rvoex+85vZgo1Fc7ub1BPNHyfVqDerYUDWGEk=";

    private SandboxHost _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task The_known_signature_is_accepted_and_answered_in_linkhubs_shape()
    {
        var answer = await _sandbox.SendAsync(SandboxHost.SignedRequest(VectorBody, VectorDate, VectorSignature));

        Assert.Equal(200, answer.Status);
        Assert.NotEmpty(answer["session_token"]!);
        Assert.Equal("POPBILL_TEST", answer["serviceID"]);
        Assert.Equal(SandboxHost.LinkId, answer["linkID"]);
        Assert.Equal("1234567890", answer["usercode"]);
        Assert.Equal("127.0.0.1", answer["ipaddress"]);
        Assert.Equal("2026-01-02T03:34:05Z", answer["expiration"]);
        Assert.Equal(["member", "110"], answer.Json.GetProperty("scope").EnumerateArray().Select(s => s.GetString()));
    }

    [Theory]
    [InlineData("""{"access_id": "1234567891", "scope": ["member", "110"]}""", VectorDate, VectorSignature, -99900013)]
    [InlineData(VectorBody, "2026-01-02T03:04:06Z", VectorSignature, -99900013)]
    [InlineData(VectorBody, VectorDate, "AAAAu6rvoex+85vZgo1Fc7ub1BPNHyfVqDerYUDWGEk=", -99900013)]
    [InlineData(VectorBody, VectorDate, "not base64!", -99900014)]
    public async Task A_signature_of_something_else_is_refused(string body, string date, string signature, long code)
    {
        var answer = await _sandbox.SendAsync(SandboxHost.SignedRequest(body, date, signature));

        AssertRefused(answer, 401, code);
    }

    [Fact]
    public async Task A_signature_made_with_another_key_is_refused()
    {
        var answer = await _sandbox.SendAsync(_sandbox.TokenRequest(VectorBody, secret: "another key of the same size 123"));

        AssertRefused(answer, 401, -99900013);
    }

    [Fact]
    public async Task Another_link_id_is_refused()
    {
        using var request = _sandbox.TokenRequest(VectorBody);
        var header = request.Headers.GetValues("Authorization").Single();
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", header.Replace(SandboxHost.LinkId, "OTHER", StringComparison.Ordinal));

        AssertRefused(await _sandbox.SendAsync(request), 401, -99900012);
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-299, true)]
    [InlineData(299, true)]
    [InlineData(301, false)]
    public async Task The_date_may_be_five_minutes_off_and_no_more(int seconds, bool accepted)
    {
        var date = _sandbox.Clock.GetUtcNow().AddSeconds(seconds).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

        var answer = await _sandbox.SendAsync(_sandbox.TokenRequest(VectorBody, date: date));

        if (accepted)
            Assert.Equal(200, answer.Status);
        else
            AssertRefused(answer, 401, -99900011);
    }

    [Fact]
    public async Task A_date_that_is_none_is_a_bad_request() =>
        AssertRefused(await _sandbox.SendAsync(_sandbox.TokenRequest(VectorBody, date: "yesterday")), 400, -99900003);

    [Fact]
    public async Task A_forwarded_address_is_part_of_what_is_signed()
    {
        var signed = await _sandbox.SendAsync(_sandbox.TokenRequest(VectorBody, forwarded: "*"));
        using var added = _sandbox.TokenRequest(VectorBody);
        added.Headers.Add("x-lh-forwarded", "*");

        Assert.Equal(200, signed.Status);
        AssertRefused(await _sandbox.SendAsync(added), 401, -99900013);
    }

    [Fact]
    public async Task An_unknown_service_is_a_bad_request() =>
        AssertRefused(await _sandbox.SendAsync(_sandbox.TokenRequest(VectorBody, service: "OTHER")), 400, -99900001);

    [Theory]
    [InlineData("""{"access_id":"123","scope":["110"]}""")]
    [InlineData("""{"access_id":"1234567890"}""")]
    [InlineData("[]")]
    [InlineData("no json")]
    public async Task A_signed_body_that_makes_no_sense_is_a_bad_request(string body) =>
        AssertRefused(await _sandbox.SendAsync(_sandbox.TokenRequest(body)), 400, -99900002);

    [Fact]
    public async Task The_time_is_the_servers_in_utc()
    {
        var answer = await _sandbox.GetAsync("/Time");

        Assert.Equal("2026-01-02T03:04:05Z", answer.Body);
    }

    [Fact]
    public async Task A_token_works_until_it_expires()
    {
        var token = await _sandbox.TokenAsync();

        _sandbox.Clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        var before = await _sandbox.InfoAsync(token: token);
        _sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await _sandbox.InfoAsync(token: token);

        Assert.Equal(400, before.Status);
        AssertRefused(after, 401, -10000033);
    }

    [Fact]
    public async Task A_token_works_after_a_restart()
    {
        var token = await _sandbox.TokenAsync();

        await _sandbox.RestartAsync();

        AssertRefused(await _sandbox.InfoAsync(token: token), 400, -11000005);
    }

    [Fact]
    public async Task A_token_that_was_tampered_with_is_refused()
    {
        var parts = (await _sandbox.TokenAsync()).Split('.');
        var other = (await _sandbox.TokenAsync("8888888888")).Split('.');

        AssertRefused(await _sandbox.InfoAsync(token: $"{other[0]}.{parts[1]}"), 401, -10000033);
        AssertRefused(await _sandbox.InfoAsync(token: "nonsense"), 401, -10000033);
    }

    [Fact]
    public async Task A_token_without_the_scope_of_tax_invoices_is_refused() =>
        AssertRefused(await _sandbox.InfoAsync(token: await _sandbox.TokenAsync(scope: "170")), 401, -11900012);

    [Fact]
    public async Task A_call_without_a_token_is_refused() =>
        AssertRefused(await _sandbox.GetAsync("/Taxinvoice/SELL/KEY-1"), 401, -10000034);

    internal static void AssertRefused(Answer answer, int status, long code)
    {
        Assert.Equal((status, code), (answer.Status, answer.Json.GetProperty("code").GetInt64()));
        Assert.Equal(JsonValueKind.String, answer.Json.GetProperty("message").ValueKind);
        Assert.NotEmpty(answer["message"]!);
    }
}
