using System.Text.Json.Nodes;
using KErp.Data;
using KErp.Data.Encryption;
using KErp.Data.Idempotency;
using KErp.Integration.Tests.Platform;
using KErp.Names;
using Npgsql;

namespace KErp.Integration.Tests.Employees;

public sealed class KeyRotationTests(RunningPlatform platform) : PlatformTest(platform)
{
    private const int Employees = 1_200;
    private const int Half = Employees / 2;
    private RotationDatabase _db = null!;

    private MigrateProgram Migrate => new(Database);
    private static Dictionary<string, string> With(string keys) => new() { [EnvironmentVariables.EncryptionKey] = keys };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _db = await RotationDatabase.CreateAsync(Database);
    }

    public override async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Killed_half_way_everybody_is_found_and_the_next_run_goes_on()
    {
        var numbers = Enumerable.Range(0, Employees).Select(_ => Numbers.Next()).ToList();
        await _db.FillAsync(numbers);
        await KillHalfWayAsync();
        var (former, later) = (_db.Replica($"{RotationDatabase.K1},{RotationDatabase.K2}"), _db.Replica(RotationDatabase.Overlap));

        Assert.Equal((Half, Half), await _db.UnderAsync("k2"));
        Assert.Equal((Half, Half), await _db.UnderAsync("k1"));
        foreach (var number in new[] { numbers[0], numbers[Half - 1], numbers[Half], numbers[^1] })
        {
            Assert.Equal("900101-1******", Assert.Single(await _db.SearchAsync(former, number)).ResidentNumber.ToString());
            Assert.Single(await _db.SearchAsync(later, number));
            Assert.IsType<CreationOutcome.Refused>(await _db.CreateAsync(former, number));
            Assert.IsType<CreationOutcome.Refused>(await _db.CreateAsync(later, number));
        }

        var check = await Migrate.RunAsync(_db.Owner, With(RotationDatabase.Overlap), "rotate-keys", "--check");
        var rest = await Migrate.RunAsync(_db.Owner, With(RotationDatabase.Overlap), "rotate-keys");
        var done = await Migrate.RunAsync(_db.Owner, With(RotationDatabase.K2), "rotate-keys", "--check");

        Assert.Equal((2, Half), (check.ExitCode, EmployeesOf(check)["remaining"]!["k1"]!.GetValue<int>()));
        Assert.True(rest.ExitCode == 0, rest.Error + rest.Output);
        Assert.Equal(Half, EmployeesOf(rest)["rotated"]!.GetValue<int>());
        Assert.Contains("employees.resident_number: 500 sealed under k2", rest.Output, StringComparison.Ordinal);
        Assert.Equal((0, "{}"), (done.ExitCode, EmployeesOf(done)["remaining"]!.ToJsonString()));
        Assert.Single(await _db.SearchAsync(_db.Replica(RotationDatabase.K2), numbers[^1]));
    }

    /// <summary>Under two keys one number has two indexes, so the unique index alone would let both in.</summary>
    [Fact]
    public async Task In_mid_rotation_two_inserts_of_one_number_make_one_employee()
    {
        var (former, later) = (_db.Replica($"{RotationDatabase.K1},{RotationDatabase.K2}"), _db.Replica(RotationDatabase.Overlap));
        for (var round = 0; round < 20; round++)
        {
            var number = Numbers.Next();

            var outcomes = await Task.WhenAll(CreateAsync(former, number), CreateAsync(later, number));

            Assert.Single(outcomes.OfType<CreationOutcome.Created>());
            Assert.Single(outcomes.OfType<CreationOutcome.Refused>());
        }
    }

    [Fact]
    public async Task What_is_written_during_a_rotation_is_kept()
    {
        var (user, mail) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (k1, k2) = (new FieldCipher(KeyRing.Parse(RotationDatabase.K1, "K1")), new FieldCipher(KeyRing.Parse(RotationDatabase.K2, "K2")));
        var (secret, body) = (EncryptedColumns.AuthenticatorKey.Place(user), EncryptedColumns.MailBody.Place(mail));
        await _db.ExecuteAsync(
            $"""
             INSERT INTO users (id, email, normalized_email, name, security_stamp, access_failed_count, two_factor_enabled, last_totp_step, recovery_codes, is_operator, created_at, authenticator_key)
             VALUES ('{user}', 'a@kerp.example', 'A@KERP.EXAMPLE', 'a', '', 0, true, 0, array[]::text[], false, now(), '{k1.Seal("former", secret)}'),
                    (gen_random_uuid(), 'b@kerp.example', 'B@KERP.EXAMPLE', 'b', '', 0, false, 0, array[]::text[], false, now(), NULL);
             INSERT INTO mails (id, recipient, subject, body, created_at, due_at, attempts) VALUES
                ('{mail}', 'a@kerp.example', 's', '{k1.Seal("link", body)}', now(), now(), 0), (gen_random_uuid(), 'a@kerp.example', 's', '', now(), now(), 1);
             """);
        await using var writing = new NpgsqlConnection(_db.Owner);
        await writing.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await writing.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var write = new NpgsqlCommand($"UPDATE users SET authenticator_key = '{k1.Seal("new", secret)}' WHERE id = '{user}'", writing))
            await write.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var running = Migrate.RunAsync(_db.Owner, With(RotationDatabase.Overlap), "rotate-keys");
        await Eventually.GetAsync(
            () => _db.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%FROM users%'"),
            waiting => waiting == 1, TimeSpan.FromSeconds(60));
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        var run = await running;

        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        Assert.Equal("new", k2.Open(await _db.ScalarAsync<string>($"SELECT authenticator_key FROM users WHERE id = '{user}'"), secret));
        Assert.Equal("link", k2.Open(await _db.ScalarAsync<string>($"SELECT body FROM mails WHERE id = '{mail}'"), body));
    }

    [Fact]
    public async Task A_value_that_cannot_be_opened_is_named_left_as_it_is_and_counted()
    {
        await _db.FillAsync([Numbers.Next(), Numbers.Next()]);
        var moved = await _db.ScalarAsync<Guid>("UPDATE employees SET resident_number = (SELECT min(resident_number) FROM employees) WHERE resident_number <> (SELECT min(resident_number) FROM employees) RETURNING id");

        var run = await Migrate.RunAsync(_db.Owner, With(RotationDatabase.Overlap), "rotate-keys");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"employees.resident_number:{_db.Company}:{moved} cannot be opened", run.Output, StringComparison.Ordinal);
        var column = EmployeesOf(run);
        Assert.Equal((1, 1, 1), (column["rotated"]!.GetValue<int>(), column["unreadable"]!.GetValue<int>(), column["remaining"]!["k1"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Without_keys_it_says_what_is_missing_in_one_line()
    {
        var run = await Migrate.RunAsync(_db.Owner, "rotate-keys");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("migrate: ENCRYPTION_KEY", Assert.Single(run.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    /// <summary>Who waits for a lock for too long is told to come back, and does.</summary>
    private async Task<CreationOutcome> CreateAsync(IServiceProvider replica, string number)
    {
        while (true)
        {
            try
            {
                return await _db.CreateAsync(replica, number);
            }
            catch (Exception e) when (DatabaseFailure.IsTransient(e))
            {
                TestContext.Current.SendDiagnosticMessage(e.Message);
            }
        }
    }

    /// <summary>One half is locked, so the run seals the other and then waits: there it is killed.</summary>
    private async Task KillHalfWayAsync()
    {
        await using var holding = new NpgsqlConnection(_db.Owner);
        await holding.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await holding.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var hold = new NpgsqlCommand($"SELECT count(*) FROM (SELECT id FROM employees ORDER BY id DESC LIMIT {Half} FOR UPDATE) held", holding))
            Assert.Equal((long)Half, await hold.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        using var run = Migrate.Start(_db.Owner, With(RotationDatabase.Overlap), "rotate-keys");
        await Eventually.GetAsync(() => _db.UnderAsync("k2"), under => under.Sealed == Half, TimeSpan.FromSeconds(60));
        run.Kill();
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
    }

    private static JsonNode EmployeesOf(ProgramRun run) =>
        JsonNode.Parse(run.LastLine)!["columns"]!.AsArray().Single(c => c!["column"]!.GetValue<string>() == "employees.resident_number")!;
}
