using System.Diagnostics;
using System.Net;
using Aspire.Hosting.Testing;
using KErp.Integration.Tests.Payrolls;
using KErp.Integration.Tests.Platform;
using KErp.Names;
using Microsoft.IdentityModel.JsonWebTokens;
using Npgsql;
using StackExchange.Redis;

namespace KErp.Integration.Tests.Operations;

/// <summary>An operator commands two replicas of the API and the worker through the first.</summary>
public sealed class ReplicaCommandTests(RunningPlatform platform, SecondApi second) : PlatformTest(platform), IClassFixture<SecondApi>
{
    private const string Breaker = "debug/circuit-breaker/tax-scraper";
    private static readonly string Nats = $"{Resources.Nats}-process";
    private OperatorClient _operator = null!;

    private string FirstInstance => $"{Environment.MachineName}/{Processes.PidOf(Resources.Api)}";

    /// <summary>All three are live, and none that former tests killed is counted any more.</summary>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _operator = new OperatorClient(Platform.App.GetEndpoint(Resources.Api, Endpoints.Management), await Platform.Principals.SignInAsync("operator"));
        await AllAnswerAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await _operator.PostAsync($"{Breaker}/close");
        _operator.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Flushing_the_cache_through_one_replica_makes_both_read_anew_and_logs_nobody_out()
    {
        var token = await Platform.Principals.SignInAsync("owner");
        var company = new JsonWebToken(token).GetClaim("cid").Value;
        using var first = new InvoiceClient(Platform.App.GetEndpoint(Resources.Api, Endpoints.Http), token);
        using var other = new InvoiceClient(second.Public, token);
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"{await Platform.App.GetConnectionStringAsync(Resources.Redis, TestContext.Current.CancellationToken)}");
        await redis.GetDatabase().StringSetAsync([new("revoked:session:test", "1"), new("throttle:test", "1"), new("cache:test", "1")]);
        var before = await SellersAsync(first, other);
        await Database.ExecuteAsync($"UPDATE companies SET party_name = '새 이름' WHERE id = '{company}'");
        try
        {
            Assert.Equal(before, await SellersAsync(first, other));

            var flushed = await _operator.PostAsync("debug/cache/flush");

            Assert.Equal(HttpStatusCode.OK, flushed.Status);
            Assert.Equal(["done", "done", "skipped"], ReplicaLine.Of(flushed).Select(line => line.Outcome));
            Assert.Equal(["새 이름", "새 이름"], await SellersAsync(first, other));
            Assert.Equal(2, await redis.GetDatabase().KeyExistsAsync(["revoked:session:test", "throttle:test"]));
            Assert.False(await redis.GetDatabase().KeyExistsAsync("cache:test"));
        }
        finally
        {
            await Database.ExecuteAsync($"UPDATE companies SET party_name = '{before[0]}' WHERE id = '{company}'");
            await _operator.PostAsync("debug/cache/flush");
        }
    }

    [Fact]
    public async Task An_open_breaker_holds_invoices_until_it_is_closed()
    {
        var opened = await _operator.PostAsync($"{Breaker}/open");
        Assert.Equal(HttpStatusCode.OK, opened.Status);
        Assert.Equal(["done", "done", "done"], ReplicaLine.Of(opened).Select(line => line.Outcome));

        var ids = await CreateAsync(5);
        await Eventually.GetAsync(() => Database.CountAsync("outbox", "state = 'pending' AND sent_at IS NULL"), n => n == 0, TimeSpan.FromSeconds(30));
        // What comes after them is done: the worker takes messages, and leaves these.
        await ComputePayrollAsync();
        Assert.Equal(0, (await Sandbox.CountAsync()).Requests);
        Assert.Equal("isolated", StateOf(await _operator.GetAsync($"{Breaker}/status")));
        Assert.Contains($"{Metrics.CircuitBreakerOpen}{{service=\"tax-scraper\"}} 1", await WorkerMetricsAsync(), StringComparison.Ordinal);

        Assert.Equal("closed", StateOf(await _operator.PostAsync($"{Breaker}/close")));
        await AllSettledAsync(TimeSpan.FromMinutes(2));
        await AssertIssuedOnceAsync(ids);
    }

    private async Task ComputePayrollAsync()
    {
        using var company = await PayrollCompany.OfAsync(Platform);
        await company.EmployAsync();
        await company.RunAsync();
    }

    [Fact]
    public async Task Without_the_broker_the_replica_that_is_asked_acts_and_names_the_silent_ones()
    {
        await Processes.StopAsync(Nats);
        try
        {
            var clock = Stopwatch.StartNew();
            var flushed = await _operator.PostAsync("debug/cache/flush");
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));

            Assert.Equal(HttpStatusCode.MultiStatus, flushed.Status);
            var lines = ReplicaLine.Of(flushed);
            Assert.Equal("done", lines.Single(line => line.Instance == FirstInstance).Outcome);
            Assert.Equal("silent", lines.Single(line => line.Instance == second.Instance).Outcome);
            Assert.Equal("silent", lines.Single(line => line.Service == Resources.Worker).Outcome);
            // Each process has a breaker of its own: the API opens its own, and does not know of the worker's.
            Assert.Equal(HttpStatusCode.MultiStatus, (await _operator.PostAsync($"{Breaker}/open")).Status);
        }
        finally
        {
            await Processes.StartAsync(Nats);
        }

        await AllAnswerAsync();
        Assert.Equal("closed", StateOf(await _operator.GetAsync($"{Breaker}/status")));
        Assert.Equal(HttpStatusCode.OK, (await _operator.PostAsync($"{Breaker}/close")).Status);
    }

    [Fact]
    public async Task Kill_idle_closes_pooled_connections_and_ends_sessions_that_idle_within_a_transaction()
    {
        await using var forgotten = new NpgsqlConnection(Database.AppConnectionString);
        await forgotten.OpenAsync(TestContext.Current.CancellationToken);
        await using var begin = new NpgsqlCommand("BEGIN; SELECT 1", forgotten);
        await begin.ExecuteScalarAsync(TestContext.Current.CancellationToken);

        // Two replicas may both claim the one session: what they say is how many they told to end.
        var killed = await Eventually.GetAsync(
            () => _operator.PostAsync("debug/db/kill-idle"), answer => Numbers(answer, "terminated").Sum() >= 1, TimeSpan.FromSeconds(20));

        Assert.All(ReplicaLine.Of(killed), line => Assert.Equal("done", line.Outcome));
        Assert.Contains(Numbers(killed, "closed"), closed => closed > 0);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => begin.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Stats_show_the_server_and_each_replica()
    {
        await CreateAsync(1);
        var database = await _operator.GetAsync("debug/db/stats");
        Assert.Contains(database.Json["shared"]!["connections"]!.AsArray(), c => c!["user"]!.GetValue<string>() == DatabaseRoles.App && c["state"]!.GetValue<string>() == "active");
        Assert.All(ReplicaLine.Of(database), line => Assert.Contains(
            line.Detail!.AsArray(), pool => pool!["pool"]!.GetValue<string>() == DatabaseRoles.App && pool["max"]!.GetValue<int>() > 0));

        var cache = await _operator.GetAsync("debug/cache/stats");
        Assert.True(cache.Json["shared"]!["keys"]?.GetValue<long>() > 0, cache.Body);
        Assert.True(cache.Json["shared"]!["usedMemoryBytes"]!.GetValue<long>() > 0, cache.Body);
        Assert.Equal(2, ReplicaLine.Of(cache).Count(line => line.Detail is System.Text.Json.Nodes.JsonObject counts && counts["misses"]!.GetValue<long>() > 0));
    }

    [Theory]
    [InlineData("debug/db/kill-idle", ReplicaActions.DatabaseKillIdle)]
    [InlineData("debug/cache/flush", ReplicaActions.CacheFlush)]
    [InlineData($"{Breaker}/open", ReplicaActions.BreakerOpen)]
    [InlineData($"{Breaker}/close", ReplicaActions.BreakerClose)]
    [InlineData($"{Breaker}/reset", ReplicaActions.BreakerReset)]
    public async Task Each_action_is_in_the_audit_with_its_reason(string path, string action)
    {
        var reason = $"장애 {Guid.NewGuid()}";

        await _operator.PostAsync($"{path}?reason={Uri.EscapeDataString(reason)}");

        Assert.Equal(1, await Database.CountAsync(
            "audit_log", $"company_id = '{Guid.Empty}' AND action = '{action}' AND reason = '{reason}' AND actor LIKE 'operator:%' AND remote_address IS NOT NULL"));
    }

    [Theory]
    [InlineData("debug/circuit-breaker/redis/open", "tax-scraper")]
    [InlineData($"{Breaker}/opne", "open, close, reset, status")]
    public async Task What_is_not_known_is_refused_with_what_is(string path, string known)
    {
        var refused = await _operator.PostAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Contains(known, refused.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replica_that_stops_is_not_waited_for()
    {
        var third = new SecondApi(Platform);
        await third.InitializeAsync();
        await Eventually.GetAsync(() => Database.CountAsync("replicas", $"instance = '{third.Instance}'"), n => n == 1, TimeSpan.FromSeconds(20));
        var instance = third.Instance;

        await third.DisposeAsync();

        Assert.Equal(0, await Database.CountAsync("replicas", $"instance = '{instance}'"));
    }

    private Task<Answer> AllAnswerAsync() => Eventually.GetAsync(
        () => _operator.GetAsync("debug/db/stats"),
        answer => answer.Status == HttpStatusCode.OK && ReplicaLine.Of(answer) is { Count: 3 } lines && lines.TrueForAll(line => line.Outcome == "done"),
        TimeSpan.FromSeconds(60));

    /// <summary>The seller's name on an invoice that each of them makes.</summary>
    private async Task<List<string>> SellersAsync(params InvoiceClient[] replicas)
    {
        var names = new List<string>();
        foreach (var replica in replicas)
        {
            var made = await replica.PostAsync(InvoiceBody.Valid());
            Assert.Equal(HttpStatusCode.Accepted, made.Status);
            names.Add(await Database.ScalarAsync<string>($"SELECT seller_name FROM invoices WHERE id = '{made.InvoiceId}'"));
        }

        return names;
    }

    private static string StateOf(Answer answer) =>
        ReplicaLine.Of(answer).Single(line => line.Service == Resources.Worker).Detail!["state"]!.GetValue<string>();

    /// <summary>That number of every pool of every replica.</summary>
    private static List<int> Numbers(Answer answer, string name) =>
        [.. ReplicaLine.Of(answer).SelectMany(line => line.Detail!.AsArray()).Select(pool => pool![name]!.GetValue<int>())];

    private async Task<string> WorkerMetricsAsync()
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(Platform.App.GetEndpoint(Resources.Worker, Endpoints.Management), "metrics"), TestContext.Current.CancellationToken);
    }
}
