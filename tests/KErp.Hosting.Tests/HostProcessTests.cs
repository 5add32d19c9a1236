using System.Diagnostics;
using KErp.Names;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;
using Npgsql;
using StackExchange.Redis;

namespace KErp.Hosting.Tests;

/// <summary>Servers that are killed, stopped and started come back on the same port with the same data.</summary>
public sealed class HostProcessTests(RunningServers servers) : IClassFixture<RunningServers>
{
    [Fact]
    public async Task Postgres_keeps_what_was_committed_before_a_kill()
    {
        var before = await servers.HealthyAsync(Resources.Postgres);
        await ExecuteAsync(before, "create table if not exists kept (value int)");
        await ExecuteAsync(before, "insert into kept values (1)");

        await servers.KillAsync(Resources.Postgres);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ExecuteAsync(before, "select 1"));
        var after = await servers.StartAsync(Resources.Postgres);

        Assert.Equal(before, after);
        Assert.Equal(1L, await ExecuteAsync(after, "select count(*) from kept"));
    }

    [Fact]
    public async Task Postgres_is_durable()
    {
        var server = await servers.HealthyAsync(Resources.Postgres);

        foreach (var setting in (string[])["fsync", "synchronous_commit", "full_page_writes", "data_checksums"])
            Assert.Equal("on", await ExecuteAsync(server, $"show {setting}"));
    }

    [Fact]
    public async Task Postgres_stops_though_a_session_is_open()
    {
        await using var session = new NpgsqlConnection($"{await servers.HealthyAsync(Resources.Postgres)};Pooling=false");
        await session.OpenAsync(TestContext.Current.CancellationToken);

        var clock = Stopwatch.StartNew();
        await servers.StopAsync(Resources.Postgres);
        var seconds = clock.Elapsed.TotalSeconds;
        await servers.StartAsync(Resources.Postgres);

        Assert.InRange(seconds, 0, 10);
    }

    [Fact]
    public async Task Every_role_of_the_model_gets_its_connection_string()
    {
        foreach (var role in (string[])["kerp-app", "kerp-relay", "kerp-backup"])
            Assert.Contains($"Username={role.Replace('-', '_')};", await servers.HealthyAsync(role), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redis_keeps_what_it_appended_before_a_kill()
    {
        var before = await servers.HealthyAsync(Resources.Redis);
        await using (var client = await ConnectionMultiplexer.ConnectAsync(before))
            await client.GetDatabase().StringSetAsync("kept", "1");

        // The append-only file is flushed once a second.
        await servers.RestartAsync(Resources.Redis);
        await servers.KillAsync(Resources.Redis);
        var after = await servers.StartAsync(Resources.Redis);

        Assert.Equal(before, after);
        await using var again = await ConnectionMultiplexer.ConnectAsync(after);
        Assert.Equal("1", (string?)await again.GetDatabase().StringGetAsync("kept"));
    }

    [Fact]
    public async Task Nats_keeps_its_stream_over_a_kill_and_loses_it_with_its_store()
    {
        var before = await servers.HealthyAsync(Resources.Nats);
        await using (var client = Connect(before))
            await new NatsJSContext(client).CreateStreamAsync(new StreamConfig("KEPT", ["kept.>"]), TestContext.Current.CancellationToken);

        await servers.KillAsync(Resources.Nats);
        Assert.Equal(before, await servers.StartAsync(Resources.Nats));
        Assert.Equal(["KEPT"], await StreamsAsync(before));

        await servers.StopAsync(Resources.Nats);
        Directory.Delete(Path.Combine(servers.Folder(Resources.Nats), "store"), recursive: true);
        Assert.Equal(before, await servers.StartAsync(Resources.Nats));
        Assert.Empty(await StreamsAsync(before));
    }

    private static async Task<object?> ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection($"{server};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private static NatsConnection Connect(string url)
    {
        var user = new Uri(url).UserInfo.Split(':');
        return new(new NatsOpts { Url = url, AuthOpts = new NatsAuthOpts { Username = user[0], Password = user[1] } });
    }

    private static async Task<List<string>> StreamsAsync(string url)
    {
        await using var client = Connect(url);
        var names = new List<string>();
        await foreach (var name in new NatsJSContext(client).ListStreamNamesAsync(cancellationToken: TestContext.Current.CancellationToken))
            names.Add(name);
        return names;
    }
}
