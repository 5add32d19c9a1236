using KErp.Data.Audit;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Audit;

public sealed class AuditVerificationTests(RunningPlatform platform) : PlatformTest(platform)
{
    /// <summary>What the owner of the schema, who may do anything, does to the third of five entries of a company.</summary>
    private static readonly (string Expected, long? Sequence, string Tampering)[] Tamperings =
    [
        ("changed_entry", 3, "UPDATE audit_log SET actor = 'user:2' WHERE {entry}"),
        ("changed_entry", 3, "UPDATE audit_log SET reason = '' WHERE {entry}"),
        ("missing_entry", 3, "DELETE FROM audit_log WHERE {entry}"),
        ("missing_link", 3, "DELETE FROM audit_chain WHERE company_id = '{company}' AND sequence = 3"),
        ("missing_link", 1, "DELETE FROM audit_chain WHERE company_id = '{company}' AND sequence = 1"),
        ("wrong_hash", 3, "UPDATE audit_chain SET hash = sha256('x') WHERE company_id = '{company}' AND sequence = 3"),
        ("never_sealed", null, "SET session_replication_role = replica; INSERT INTO audit_log VALUES ('{company}', gen_random_uuid(), now(), 'x', 'x', 'x', 'x')"),
        ("missing_entry", null, "INSERT INTO audit_log VALUES ('{company}', gen_random_uuid(), '2001-01-01', 'x', 'x', 'x', 'x'); DELETE FROM audit_log WHERE company_id = '{company}' AND at = '2001-01-01'"),
    ];

    [Fact]
    public async Task Whatever_was_tampered_with_is_found_and_named_and_nothing_else()
    {
        await using var own = await OwnDatabase.CreateAsync(Database);
        var companies = Tamperings.Select(_ => Guid.CreateVersion7()).Append(Guid.CreateVersion7()).ToList();
        foreach (var company in companies) await own.RecordAsync(company, 5);
        await own.SealAsync();
        Assert.Equal(0, (await own.Tables.MigrateAsync("verify-audit")).ExitCode);

        foreach (var (company, tampering) in companies.Zip(Tamperings)) await own.Tables.ExecuteAsync(Fill(tampering.Tampering, company));
        var run = await own.Tables.MigrateAsync("verify-audit");

        Assert.Equal(3, run.ExitCode);
        var seen = run.Lines.SkipLast(1).Select(l => (l["company"]!.GetValue<Guid>(), l["finding"]!.GetValue<string>(), l["sequence"]?.GetValue<long>()));
        var expected = companies.Zip(Tamperings).Select(t => (t.First, t.Second.Expected, t.Second.Sequence)).ToList();
        // An entry whose link is gone is told by itself, too.
        expected.AddRange(expected.Where(e => e.Expected == "missing_link").Select(e => (e.First, "never_sealed", (long?)null)).ToList());
        Assert.Equal(expected.Order(), seen.Order());
        Assert.False(run.Lines[^1]["intact"]!.GetValue<bool>());
        Assert.Equal(0, (await own.Tables.MigrateAsync("verify-audit", "--company", $"{companies[^1]}")).ExitCode);
    }

    [Fact]
    public async Task A_removed_tail_is_found_with_the_heads_and_only_with_them()
    {
        await using var own = await OwnDatabase.CreateAsync(Database);
        var folder = Directory.CreateTempSubdirectory("kerp-heads-").FullName;
        var company = Guid.CreateVersion7();
        await own.RecordAsync(company, 5);
        await own.SealAsync();
        await AuditHeadFiles.WriteAsync(folder, await own.Sealing.HeadsAsync(TestContext.Current.CancellationToken), DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await own.Tables.MigrateAsync("verify-audit", "--heads", folder)).ExitCode);

        await own.Tables.ExecuteAsync(
            """
            DELETE FROM audit_log WHERE id IN (SELECT audit_id FROM audit_chain WHERE sequence > 3);
            DELETE FROM audit_chain WHERE sequence > 3;
            """);

        Assert.Equal(0, (await own.Tables.MigrateAsync("verify-audit")).ExitCode);
        var run = await own.Tables.MigrateAsync("verify-audit", "--heads", folder);
        Assert.Equal((3, "removed_tail", 4), (run.ExitCode, run.Lines[0]["finding"]!.GetValue<string>(), run.Lines[0]["sequence"]!.GetValue<int>()));

        // Grown again to where it was, it is another chain.
        await own.RecordAsync(company, 3);
        await own.SealAsync();
        Assert.Equal("other_head", (await own.Tables.MigrateAsync("verify-audit", "--heads", folder)).Lines[0]["finding"]!.GetValue<string>());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_check_that_could_not_be_made_is_not_an_intact_audit()
    {
        Assert.Equal(1, (await Database.MigrateAsync("verify-audit", "--heads", "/nowhere")).ExitCode);
        Assert.Equal(64, (await Database.MigrateAsync("verify-audit", "--company", "x")).ExitCode);
        Assert.Equal(64, (await Database.MigrateAsync("verify-audit", "--head", "x")).ExitCode);
    }

    private static string Fill(string sql, Guid company) => sql
        .Replace("{entry}", "id = (SELECT audit_id FROM audit_chain WHERE company_id = '{company}' AND sequence = 3)", StringComparison.Ordinal)
        .Replace("{company}", $"{company}", StringComparison.Ordinal);
}
