using KErp.Data.Audit;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Audit;

public sealed class AuditRetentionTests(RunningPlatform platform) : PlatformTest(platform)
{
    /// <summary>The first moment that is kept: the month that two years ago lies in is not over by then.</summary>
    private const string Kept = "(date_trunc('month', now() AT TIME ZONE 'UTC' - interval '24 months') AT TIME ZONE 'UTC')";

    [Fact]
    public async Task Months_past_their_retention_go_when_they_are_sealed_and_the_chains_go_on()
    {
        await using var own = await OwnDatabase.CreateAsync(Database);
        var heads = Directory.CreateTempSubdirectory("kerp-heads-").FullName;
        var (company, gone) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await own.RecordAsync(company, 4, $"{Kept} - interval '40 days'");
        await own.RecordAsync(gone, 2, $"{Kept} - interval '2 days'");

        var refused = await own.Tables.MigrateAsync("retain");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("not sealed", refused.Error, StringComparison.Ordinal);
        Assert.Equal(6, await own.Tables.CountAsync("audit_log"));

        await own.SealAsync();
        await own.RecordAsync(company, 2, Kept);
        await own.SealAsync();
        // Made before the limit, sealed after an entry from behind it.
        await own.RecordAsync(company, 1, $"{Kept} - interval '1 day'");
        await own.RecordAsync(company, 3);
        await own.SealAsync();
        await AuditHeadFiles.WriteAsync(heads, await own.Sealing.HeadsAsync(TestContext.Current.CancellationToken), DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);

        Assert.Equal(0, (await own.Tables.MigrateAsync("retain")).ExitCode);
        Assert.Equal(0, await own.Tables.CountAsync("audit_log", $"at < {Kept}"));
        Assert.Equal(5, await own.Tables.CountAsync("audit_log", $"company_id = '{company}'"));
        Assert.Equal(["4"], await own.Tables.ColumnAsync($"SELECT max(sequence) FROM audit_checkpoints WHERE company_id = '{company}'"));
        Assert.Equal(0, await own.Tables.CountAsync("audit_chain", $"company_id = '{gone}'"));
        Assert.True(await own.Tables.CountAsync("audit_log", "action = 'audit.partition_dropped'") >= 2);

        await own.RecordAsync(company, 2);
        await own.RecordAsync(gone, 2);
        await own.SealAsync();
        var verified = await own.Tables.MigrateAsync("verify-audit", "--heads", heads);
        Assert.True(verified.ExitCode == 0, verified.Output);
        Assert.Equal(["3", "4"], await own.Tables.ColumnAsync($"SELECT sequence FROM audit_chain WHERE company_id = '{gone}' ORDER BY 1"));
        Assert.Equal(0, (await own.Tables.MigrateAsync("retain")).ExitCode);
        Directory.Delete(heads, recursive: true);
    }

    [Fact]
    public async Task A_broken_audit_is_not_dropped()
    {
        await using var own = await OwnDatabase.CreateAsync(Database);
        await own.RecordAsync(Guid.CreateVersion7(), 3, $"{Kept} - interval '40 days'");
        await own.SealAsync();
        await own.Tables.ExecuteAsync("UPDATE audit_log SET actor = 'user:2' WHERE entity_id = '2'");

        var run = await own.Tables.MigrateAsync("retain");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("verify-audit", run.Error, StringComparison.Ordinal);
        Assert.Equal(3, await own.Tables.CountAsync("audit_log"));
    }

    [Fact]
    public async Task What_has_ended_long_enough_ago_is_deleted_and_nothing_else()
    {
        await using var own = await OwnDatabase.CreateAsync(Database);
        await own.Tables.ExecuteAsync(Rows("old", "36 days", "25 hours") + Rows("new", "34 days", "23 hours"));

        var run = await own.Tables.MigrateAsync("retain");

        Assert.True(run.ExitCode == 0, run.Error);
        var deleted = run.Lines.ToDictionary(l => l["table"]!.GetValue<string>(), l => l["deleted"]!.GetValue<long>());
        Assert.Equal(
            new Dictionary<string, long> { ["idempotency_keys"] = 1, ["outbox"] = 1, ["inbox"] = 3, ["one_time_tokens"] = 2, ["sessions"] = 2, ["mails"] = 2, ["replicas"] = 1 },
            deleted);
        Assert.Equal(0, await own.Tables.CountAsync("refresh_tokens", "hash = 'old'"));
        Assert.Equal(1, await own.Tables.CountAsync("refresh_tokens", "hash = 'new'"));
        Assert.Equal(["dead", "failing"], await own.Tables.ColumnAsync("SELECT outcome FROM inbox WHERE message_id LIKE 'old%' ORDER BY 1"));
        Assert.Equal(["pending"], await own.Tables.ColumnAsync("SELECT state FROM outbox WHERE subject = 'old'"));
    }

    /// <summary>One of each kind, ended so long ago; <paramref name="days"/> for most, <paramref name="hours"/> for what goes after a day.</summary>
    private static string Rows(string mark, string days, string hours)
    {
        var (company, user, session) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var (then, lately) = ($"now() - interval '{days}'", $"now() - interval '{hours}'");
        return $"""
            INSERT INTO companies (id, created_at, party_business_number, party_name, party_representative) VALUES ('{company}', now(), '1234567891', 'x', 'x');
            INSERT INTO users (id, email, normalized_email, name, security_stamp, access_failed_count, two_factor_enabled, last_totp_step, recovery_codes, is_operator, created_at)
                VALUES ('{user}', '{mark}', '{mark}', 'x', '', 0, false, 0, array[]::text[], false, now());
            INSERT INTO idempotency_keys (company_id, route, key, fingerprint, response_status, response_body, response_location, created_at)
                VALUES ('{company}', 'x', 'x', 'x', 202, 'x', 'x', {then});
            INSERT INTO outbox (id, company_id, subject, payload, state, created_at, resends, ended_at) VALUES
                (gen_random_uuid(), '{company}', '{mark}', 'x', 'done', {then}, 0, {then}), (gen_random_uuid(), '{company}', '{mark}', 'x', 'pending', {then}, 0, NULL);
            INSERT INTO inbox (consumer, message_id, company_id, outcome, failures, subject, payload, created_at, updated_at)
                SELECT 'x', '{mark}' || o, '{company}', o, 0, 'x', 'x', {then}, {then} FROM unnest(array['done', 'dead', 'failing', 'replayed', 'dropped']) o;
            INSERT INTO one_time_tokens (hash, purpose, email, created_at, expires_at, used_at) VALUES
                ('{mark}1', 'invitation', 'x', {lately}, {lately}, NULL), ('{mark}2', 'invitation', 'x', {lately}, now() + interval '1 day', {lately});
            INSERT INTO sessions (id, user_id, created_at, last_used_at, expires_at, revoked_at) VALUES
                ('{session}', '{user}', {then}, {then}, {then}, NULL), (gen_random_uuid(), '{user}', {then}, {then}, now() + interval '1 day', {then}),
                (gen_random_uuid(), '{user}', {then}, {then}, now() + interval '1 day', NULL);
            INSERT INTO refresh_tokens (hash, session_id, created_at) VALUES ('{mark}', '{session}', {then});
            INSERT INTO mails (id, recipient, subject, body, created_at, due_at, attempts, sent_at, failed_at) VALUES
                (gen_random_uuid(), 'x', 'x', '', {then}, {then}, 1, {then}, NULL), (gen_random_uuid(), 'x', 'x', '', {then}, {then}, 1, NULL, {then}),
                (gen_random_uuid(), 'x', 'x', '', {then}, {then}, 1, NULL, NULL);
            INSERT INTO replicas (id, service, instance, started_at, seen_at) VALUES (gen_random_uuid(), 'x', 'x', {lately}, {lately});

            """;
    }
}
