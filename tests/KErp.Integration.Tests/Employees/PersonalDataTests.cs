using System.Diagnostics;
using System.Net;
using Aspire.Hosting.ApplicationModel;
using KErp.Data.Encryption;
using KErp.Integration.Tests.Platform;
using KErp.Names;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KErp.Integration.Tests.Employees;

/// <summary>A number goes in and comes out by one door; nothing else ever holds it in clear.</summary>
public sealed class PersonalDataTests(RunningPlatform platform) : PlatformTest(platform)
{
    [Fact]
    public async Task No_answer_no_log_line_and_no_column_holds_a_number_in_clear()
    {
        var (number, refusedNumber) = (Numbers.Next(), Numbers.Next());
        using var hr = await EmployeeClient.SignInAsync(Platform, "hr");
        var key = Guid.NewGuid().ToString();
        var id = (await hr.CreateAsync(EmployeeClient.Person(number), key)).Id;
        Assert.True((await hr.CreateAsync(EmployeeClient.Person(number), key)).Replayed);
        await hr.CreateAsync(EmployeeClient.Person(number));
        await hr.CreateAsync(EmployeeClient.Person(refusedNumber, name: refusedNumber));
        await hr.CreateAsync($"{{\"residentNumber\":\"{refusedNumber}\",\"{refusedNumber}x\":1");
        await hr.SearchAsync(number);
        Assert.Equal(number, (await hr.RevealAsync(id, """{"reason":"4대보험 취득 신고"}""")).Number);
        var moved = await MovedNumberAsync(hr, id);
        var last = (await hr.CreateAsync(EmployeeClient.Person(Numbers.Next()))).Id;

        string[] traces = [.. Numbers.Traces(number), .. Numbers.Traces(refusedNumber)];
        Assert.Equal(HttpStatusCode.InternalServerError, moved.Status);
        Assert.DoesNotContain(hr.Masked, body => traces.Any(body.Contains));
        var log = await ApiLogUntilAsync(last);
        Assert.Contains(log, line => line.Contains(id, StringComparison.Ordinal));
        Assert.Contains(log, line => line.Contains("AuthenticationTagMismatch", StringComparison.Ordinal));
        Assert.DoesNotContain(log, line => traces.Any(line.Contains));
        var dump = await DumpAsOwnerAsync();
        Assert.Contains(id, dump, StringComparison.Ordinal);
        Assert.DoesNotContain(traces, dump.Contains);
    }

    /// <summary>A plain hash of a body with a number tells the number to whoever tries them all.</summary>
    [Fact]
    public async Task The_fingerprint_of_a_body_with_a_number_is_keyed()
    {
        using var hr = await EmployeeClient.SignInAsync(Platform, "hr");
        var key = Guid.NewGuid().ToString();
        await hr.CreateAsync(EmployeeClient.Person(Numbers.Next()), key);

        Assert.Matches("^test:[A-Za-z0-9_-]{43}$", await Database.ScalarAsync<string>($"SELECT encode(fingerprint, 'escape') FROM idempotency_keys WHERE key = '{key}'"));
    }

    [Fact]
    public async Task Every_column_that_holds_sealed_values_is_declared()
    {
        using var hr = await EmployeeClient.SignInAsync(Platform, "hr");
        await hr.CreateAsync(EmployeeClient.Person(Numbers.Next()));
        var texts = await Database.ColumnAsync(
            "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public' AND data_type IN ('text', 'character varying') AND table_name !~ '^(__|audit_log_)'");
        var holding = new List<string>();
        foreach (var name in texts)
        {
            var (table, column) = (name.Split('.')[0], name.Split('.')[1]);
            if (await Database.CountAsync(table, $"\"{column}\" ~ '^{FieldCipher.Version}:[^:]+:[A-Za-z0-9+/=]+$'") > 0) holding.Add(name);
        }

        Assert.Contains(EncryptedColumns.ResidentNumber.Name, holding);
        Assert.Empty(holding.Except(EncryptedColumns.All.Select(c => c.Name)));
    }

    /// <summary>Somebody with access to the database gives an employee another one's number: it does not open there.</summary>
    private async Task<EmployeeAnswer> MovedNumberAsync(EmployeeClient hr, string from)
    {
        var id = (await hr.CreateAsync(EmployeeClient.Person(Numbers.Next()))).Id;
        await Database.ExecuteAsync($"UPDATE employees SET resident_number = (SELECT resident_number FROM employees WHERE id = '{from}') WHERE id = '{id}'");
        var answer = await hr.GetAsync($"{EmployeeClient.Path}/{id}");
        await Database.ExecuteAsync($"DELETE FROM employees WHERE id = '{id}'");
        return answer;
    }

    private async Task<List<string>> ApiLogUntilAsync(string marker)
    {
        var api = Platform.App.Services.GetRequiredService<DistributedApplicationModel>().Resources.Single(r => r.Name == Resources.Api);
        var lines = new List<string>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        await foreach (var batch in Platform.App.Services.GetRequiredService<ResourceLoggerService>().WatchAsync(api).WithCancellation(limit.Token))
        {
            lines.AddRange(batch.Select(line => line.Content));
            if (batch.Any(line => line.Content.Contains(marker, StringComparison.Ordinal))) return lines;
        }

        throw new InvalidOperationException("The log ended.");
    }

    private async Task<string> DumpAsOwnerAsync()
    {
        var owner = new NpgsqlConnectionStringBuilder(Database.OwnerConnectionString);
        var start = new ProcessStartInfo("pg_dump", ["-h", owner.Host!, "-p", $"{owner.Port}", "-U", owner.Username!, owner.Database!])
        {
            RedirectStandardOutput = true,
            Environment = { ["PGPASSWORD"] = owner.Password },
        };
        using var dumping = Process.Start(start)!;
        var dump = await dumping.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await dumping.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, dumping.ExitCode);
        return dump;
    }
}
