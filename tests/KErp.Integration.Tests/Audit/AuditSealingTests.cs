using System.Diagnostics;
using Aspire.Hosting.Testing;
using KErp.Integration.Tests.Platform;
using KErp.Names;
using Npgsql;

namespace KErp.Integration.Tests.Audit;

public sealed class AuditSealingTests(RunningPlatform platform) : PlatformTest(platform)
{
    private static readonly TimeSpan SealedWithin = TimeSpan.FromSeconds(5);
    private readonly Guid _company = Guid.CreateVersion7();

    [Fact]
    public async Task What_a_request_recorded_is_sealed_within_five_seconds_and_verifies()
    {
        var ids = await CreateAsync(30);
        var clock = Stopwatch.StartNew();
        var recorded = $"FROM audit_log a WHERE action = 'invoice.create' AND entity_id = ANY ('{{{string.Join(',', ids)}}}'::text[])";

        await Eventually.GetAsync(
            () => Database.ScalarAsync<long>($"SELECT count(*) {recorded} AND EXISTS (SELECT FROM audit_chain c WHERE c.company_id = a.company_id AND c.audit_id = a.id)"),
            linked => linked == ids.Count, TimeSpan.FromSeconds(30));

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, SealedWithin);
        var company = await Database.ScalarAsync<Guid>($"SELECT company_id {recorded} LIMIT 1");
        Assert.Equal(0, (await Database.MigrateAsync("verify-audit", "--company", $"{company}")).ExitCode);
    }

    [Fact]
    public async Task A_worker_killed_while_it_seals_leaves_no_gap()
    {
        const int Entries = 30_000;
        await RecordAsync(_company, Entries);
        await Eventually.GetAsync(LinksAsync, links => links > 0, TimeSpan.FromSeconds(30));

        await Processes.KillAsync(Resources.Worker);
        var atDeath = await LinksAsync();
        await Processes.StartAsync(Resources.Worker);
        await Eventually.GetAsync(LinksAsync, links => links == Entries, TimeSpan.FromMinutes(2));

        Assert.True(atDeath < Entries, "everything was sealed when the worker was killed: the test proved nothing");
        var run = await Database.MigrateAsync("verify-audit", "--company", $"{_company}");
        Assert.Equal((0, (long)Entries), (run.ExitCode, run.Lines[^1]["links"]!.GetValue<long>()));
    }

    /// <summary>A chain that cannot go on: its last sequence is the last number there is.</summary>
    [Fact]
    public async Task A_company_that_cannot_be_sealed_does_not_keep_the_others_waiting()
    {
        var poisoned = Guid.CreateVersion7();
        await Database.ExecuteAsync($"INSERT INTO audit_chain VALUES ('{poisoned}', {long.MaxValue}, gen_random_uuid(), now(), sha256('x'), sha256('x'))");
        try
        {
            await RecordAsync(poisoned, 1, "now() - interval '1 hour'");
            await RecordAsync(_company, 1);

            await Eventually.GetAsync(LinksAsync, links => links == 1, TimeSpan.FromSeconds(15));
            Assert.Equal(1, await Database.CountAsync("audit_unsealed", $"company_id = '{poisoned}'"));
            await Eventually.GetAsync(AgeAsync, age => age > 3600, TimeSpan.FromSeconds(15));
        }
        finally
        {
            foreach (var table in new[] { "audit_log", "audit_unsealed", "audit_chain" })
                await Database.ExecuteAsync($"DELETE FROM {table} WHERE company_id = '{poisoned}'");
        }

        await Eventually.GetAsync(AgeAsync, age => age < 60, TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task The_heads_are_kept_outside_the_database()
    {
        await RecordAsync(_company, 1);
        await Eventually.GetAsync(LinksAsync, links => links == 1, TimeSpan.FromSeconds(15));

        await Eventually.GetAsync(() => Task.FromResult(HeadsOf(_company)), heads => heads == 1, TimeSpan.FromSeconds(30));

        Assert.Equal(0, (await Database.MigrateAsync("verify-audit", "--company", $"{_company}", "--heads", Platform.AuditHeads)).ExitCode);
    }

    [Theory]
    [InlineData(DatabaseRoles.App, "INSERT INTO audit_chain VALUES ('{company}', 1, gen_random_uuid(), now(), sha256('x'), sha256('x'))")]
    [InlineData(DatabaseRoles.App, "DELETE FROM audit_unsealed")]
    [InlineData(DatabaseRoles.App, "SELECT audit_add_partition('2001-01-01')")]
    [InlineData(DatabaseRoles.Sealer, "INSERT INTO audit_log VALUES ('{company}', gen_random_uuid(), now(), 'x', 'x', 'x', 'x')")]
    [InlineData(DatabaseRoles.Sealer, "UPDATE audit_chain SET hash = sha256('x')")]
    [InlineData(DatabaseRoles.Sealer, "DELETE FROM audit_chain")]
    [InlineData(DatabaseRoles.Sealer, "INSERT INTO audit_checkpoints VALUES ('{company}', 1, sha256('x'), now(), now())")]
    [InlineData(DatabaseRoles.Sealer, "SELECT 1 FROM invoices")]
    public async Task Each_role_may_do_its_own_part_only(string role, string sql)
    {
        await using var source = NpgsqlDataSource.Create(role == DatabaseRoles.App ? Database.AppConnectionString : Database.SealerConnectionString);
        await using var command = source.CreateCommand($"SELECT set_config('{DatabaseSettings.CompanyId}', '{_company}', true); {sql.Replace("{company}", $"{_company}", StringComparison.Ordinal)}");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private Task<long> LinksAsync() => Database.CountAsync("audit_chain", $"company_id = '{_company}'");

    private Task RecordAsync(Guid company, int count, string at = "now()") => Database.ExecuteAsync(
        $"""
         INSERT INTO audit_log (company_id, id, at, actor, action, entity, entity_id)
         SELECT '{company}', gen_random_uuid(), {at}, 'user:1', 'test.record', 'test', n::text FROM generate_series(1, {count}) n
         """);

    private async Task<double> AgeAsync()
    {
        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(
            new Uri(Platform.App.GetEndpoint(Resources.Worker, Endpoints.Management), "metrics"), TestContext.Current.CancellationToken);
        var line = metrics.Split('\n').Single(l => l.StartsWith($"{Metrics.AuditUnsealedAge}{{", StringComparison.Ordinal));
        return double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private int HeadsOf(Guid company) => Directory.GetFiles(Platform.AuditHeads, "*.jsonl").SelectMany(File.ReadLines).Count(l => l.Contains($"{company}", StringComparison.Ordinal));
}
