using System.Diagnostics;
using System.Text.Json;
using static KErp.Sandbox.Tests.TokenTests;

namespace KErp.Sandbox.Tests;

public sealed class FaultTests : IAsyncLifetime
{
    private SandboxHost _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Latency_waits_and_then_does_what_was_asked()
    {
        await SetAsync("""{"operation":"time","kind":"latency","count":1,"latencyMs":400}""");

        var watch = Stopwatch.StartNew();
        var answer = await _sandbox.GetAsync("/Time");

        Assert.InRange(watch.ElapsedMilliseconds, 390, 10_000);
        Assert.Equal("2026-01-02T03:04:05Z", answer.Body);
    }

    [Fact]
    public async Task Status_answers_it_and_issues_nothing()
    {
        await SetAsync("""{"operation":"issue","kind":"status","count":1,"statusCode":503}""");

        AssertRefused(await _sandbox.IssueAsync(SandboxHost.Invoice()), 503, -99900099);
        Assert.Equal(("0", "0"), await CountedAsync());
        Assert.Equal(200, (await _sandbox.IssueAsync(SandboxHost.Invoice())).Status);
    }

    [Fact]
    public async Task Status_without_a_code_is_500()
    {
        await SetAsync("""{"operation":"info","kind":"status"}""");

        Assert.Equal(500, (await _sandbox.InfoAsync()).Status);
    }

    [Fact]
    public async Task Drop_closes_the_connection_and_issues_nothing()
    {
        await SetAsync("""{"operation":"issue","kind":"drop","count":1}""");

        await Assert.ThrowsAsync<HttpRequestException>(() => _sandbox.IssueAsync(SandboxHost.Invoice()));
        Assert.Equal(("0", "0"), await CountedAsync());
    }

    [Fact]
    public async Task Garbage_is_a_200_that_no_json_reader_takes()
    {
        await SetAsync("""{"operation":"issue","kind":"garbage","count":1}""");

        var answer = await _sandbox.IssueAsync(SandboxHost.Invoice());

        Assert.Equal(200, answer.Status);
        Assert.ThrowsAny<JsonException>(() => answer.Json);
        Assert.Equal(("0", "0"), await CountedAsync());
    }

    [Fact]
    public async Task An_expired_token_is_401_at_the_api_though_the_token_is_good()
    {
        var token = await _sandbox.TokenAsync();
        await SetAsync("""{"operation":"issue","kind":"expired-token","count":1}""");

        AssertRefused(await _sandbox.IssueAsync(SandboxHost.Invoice(), token), 401, -10000033);
        Assert.Equal(200, (await _sandbox.IssueAsync(SandboxHost.Invoice(), token)).Status);
    }

    [Fact]
    public async Task An_expired_token_at_linkhub_is_a_token_from_the_past()
    {
        await SetAsync("""{"operation":"token","kind":"expired-token","count":1}""");

        var answer = await _sandbox.SendAsync(_sandbox.TokenRequest("""{"access_id":"1234567891","scope":["110"]}"""));

        Assert.Equal((200, "2026-01-02T03:03:05Z"), (answer.Status, answer["expiration"]));
        AssertRefused(await _sandbox.InfoAsync(token: answer["session_token"]), 401, -10000033);
        AssertRefused(await _sandbox.InfoAsync(), 400, -11000005);
    }

    [Fact]
    public async Task Status_after_accept_issues_and_then_fails()
    {
        await SetAsync("""{"operation":"issue","kind":"status-after-accept","count":1,"statusCode":502}""");

        AssertRefused(await _sandbox.IssueAsync(SandboxHost.Invoice()), 502, -99900099);

        Assert.Equal(("1", "1"), await CountedAsync());
        Assert.Equal(24, (await _sandbox.InfoAsync())["ntsconfirmNum"]!.Length);
        AssertRefused(await _sandbox.IssueAsync(SandboxHost.Invoice()), 400, -11900001);
        Assert.Equal(("1", "2"), await CountedAsync());
    }

    [Fact]
    public async Task Timeout_after_accept_issues_and_never_answers()
    {
        await SetAsync("""{"operation":"issue","kind":"timeout-after-accept","count":1}""");
        var token = await _sandbox.TokenAsync();

        var issue = _sandbox.IssueAsync(SandboxHost.Invoice(), token);
        await WaitUntilIssuedAsync();

        Assert.Equal("300", (await _sandbox.InfoAsync(token: token))["stateCode"]);
        Assert.False(issue.IsCompleted);
        _sandbox.Http.CancelPendingRequests();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => issue);
        Assert.Equal(("1", "1"), await CountedAsync());
    }

    [Fact]
    public async Task Timeout_after_accept_closes_after_its_latency()
    {
        await SetAsync("""{"operation":"issue","kind":"timeout-after-accept","count":1,"latencyMs":300}""");

        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<HttpRequestException>(() => _sandbox.IssueAsync(SandboxHost.Invoice()));

        Assert.InRange(watch.ElapsedMilliseconds, 290, 10_000);
        Assert.Equal(("1", "1"), await CountedAsync());
    }

    [Fact]
    public async Task Duplicate_delivers_a_request_twice_and_answers_as_the_second()
    {
        await SetAsync("""{"operation":"issue","kind":"duplicate","count":1}""");

        AssertRefused(await _sandbox.IssueAsync(SandboxHost.Invoice()), 400, -11900001);

        Assert.Equal(("1", "2"), await CountedAsync());
        Assert.Equal("100000", (await _sandbox.InfoAsync())["supplyCostTotal"]);
    }

    [Fact]
    public async Task A_refused_invoice_does_not_use_up_a_fault_after_accept()
    {
        await SetAsync("""{"operation":"issue","kind":"status-after-accept","count":1}""");
        var broken = SandboxHost.Invoice();
        broken.Remove("taxType");

        AssertRefused(await _sandbox.IssueAsync(broken), 400, -11001005);
        Assert.Equal(500, (await _sandbox.IssueAsync(SandboxHost.Invoice())).Status);
    }

    [Fact]
    public async Task A_count_of_five_hits_exactly_five_of_thirty_parallel_requests()
    {
        await SetAsync("""{"operation":"time","kind":"status","count":5,"statusCode":500}""");

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => _sandbox.GetAsync("/Time")));

        Assert.Equal((5, 25), (answers.Count(a => a.Status == 500), answers.Count(a => a.Status == 200)));
        Assert.Equal("""{"faults":[]}""", (await _sandbox.GetAsync("/_sandbox/faults")).Body);
    }

    [Fact]
    public async Task A_fault_without_a_count_lasts_until_it_is_cleared()
    {
        await SetAsync("""{"operation":"time","kind":"status"}""");
        var hit = new[] { await _sandbox.GetAsync("/Time"), await _sandbox.GetAsync("/Time"), await _sandbox.GetAsync("/Time") };

        using var cleared = await _sandbox.Http.DeleteAsync(new Uri("/_sandbox/faults", UriKind.Relative), SandboxHost.Cancellation);

        Assert.All(hit, a => Assert.Equal(500, a.Status));
        Assert.Equal(204, (int)cleared.StatusCode);
        Assert.Equal(200, (await _sandbox.GetAsync("/Time")).Status);
    }

    [Fact]
    public async Task A_star_hits_every_operation()
    {
        var token = await _sandbox.TokenAsync();
        await SetAsync("""{"operation":"*","kind":"status","statusCode":503}""");

        Assert.Equal(503, (await _sandbox.GetAsync("/Time")).Status);
        Assert.Equal(503, (await _sandbox.InfoAsync(token: token)).Status);
        Assert.Equal(503, (await _sandbox.IssueAsync(SandboxHost.Invoice(), token)).Status);
        Assert.Equal(503, (await _sandbox.SendAsync(_sandbox.TokenRequest("{}"))).Status);
    }

    [Fact]
    public async Task A_fault_of_one_operation_leaves_the_others_alone()
    {
        await SetAsync("""{"operation":"issue","kind":"drop"}""");

        Assert.Equal(400, (await _sandbox.InfoAsync()).Status);
        Assert.Equal(200, (await _sandbox.GetAsync("/Time")).Status);
    }

    [Fact]
    public async Task The_list_shows_what_is_left()
    {
        await SetAsync("""{"operation":"time","kind":"latency","count":3,"latencyMs":1}""");
        await SetAsync("""{"operation":"*","kind":"status-after-accept"}""");
        await _sandbox.GetAsync("/Time");

        Assert.Equal(
            """{"faults":[{"operation":"time","kind":"latency","count":2,"latencyMs":1},{"operation":"*","kind":"status-after-accept","count":null}]}""",
            (await _sandbox.GetAsync("/_sandbox/faults")).Body);
    }

    [Fact]
    public async Task A_repeated_put_replaces_the_fault()
    {
        await SetAsync("""{"operation":"time","kind":"status","count":3}""");
        var answer = await _sandbox.SetFaultAsync("""{"operation":"time","kind":"status","count":1,"statusCode":429}""");

        Assert.Equal("""{"faults":[{"operation":"time","kind":"status","count":1,"statusCode":429}]}""", answer.Body);
    }

    [Theory]
    [InlineData("""{"operation":"pay","kind":"status"}""", "operation")]
    [InlineData("""{"kind":"status"}""", "operation")]
    [InlineData("""{"operation":"issue","kind":"explode"}""", "kind")]
    [InlineData("""{"operation":"issue"}""", "kind")]
    [InlineData("""{"operation":"info","kind":"status-after-accept"}""", "kind")]
    [InlineData("""{"operation":"time","kind":"expired-token"}""", "kind")]
    [InlineData("""{"operation":"info","kind":"status","count":0}""", "count")]
    [InlineData("""{"operation":"info","kind":"status","count":"many"}""", "count")]
    [InlineData("""{"operation":"info","kind":"latency"}""", "latencyMs")]
    [InlineData("""{"operation":"info","kind":"latency","latencyMs":-1}""", "latencyMs")]
    [InlineData("""{"operation":"info","kind":"status","statusCode":200}""", "statusCode")]
    [InlineData("""{"operation":"info","kind":"status","probability":1}""", "probability")]
    public async Task A_wrong_switch_is_refused_and_the_field_is_named(string json, string field)
    {
        var answer = await _sandbox.SetFaultAsync(json);

        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.MediaType));
        Assert.Contains(field, answer.Json.GetProperty("errors").ToString(), StringComparison.Ordinal);
        Assert.Equal("""{"faults":[]}""", (await _sandbox.GetAsync("/_sandbox/faults")).Body);
    }

    private async Task SetAsync(string json) => Assert.Equal(200, (await _sandbox.SetFaultAsync(json)).Status);

    /// <summary>How many were issued and requested, of all keys.</summary>
    private async Task<(string? Issued, string? Requests)> CountedAsync()
    {
        var totals = await _sandbox.GetAsync("/_sandbox/issued");
        return (totals["issued"], totals["requests"]);
    }

    private async Task WaitUntilIssuedAsync()
    {
        for (var i = 0; i < 200 && await CountedAsync() is not ("1", _); i++)
            await Task.Delay(25, SandboxHost.Cancellation);
    }
}
