using System.Diagnostics;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Delivery;

public sealed class DeadLetterTests(RunningPlatform platform) : PlatformTest(platform)
{
    [Fact]
    public async Task A_poison_message_is_tried_five_times_and_then_a_dead_letter_that_can_be_replayed_or_dropped()
    {
        var poison = await Platform.Broker.PublishAsync("not json");
        var next = await Invoices.PostAsync(InvoiceBody.Valid());
        await Invoices.IssuedAsync(next.InvoiceId, TimeSpan.FromSeconds(5));

        await DeadAsync(poison);
        Assert.Equal(5, await Database.ScalarAsync<int>($"SELECT failures FROM inbox WHERE message_id = '{poison}'"));
        Assert.Contains(poison, (await DlqAsync("list")).Output, StringComparison.Ordinal);
        Assert.Contains("not json", (await DlqAsync("show", poison)).Output, StringComparison.Ordinal);

        Assert.Equal(0, (await DlqAsync("replay", poison)).ExitCode);
        Assert.Equal(1, (await DlqAsync("replay", poison)).ExitCode);
        Assert.Equal(1, await Database.CountAsync("audit_log", $"action = 'dead_letter.replayed' AND entity_id = '{poison}'"));

        var again = await Eventually.GetAsync(
            () => Database.ColumnAsync("SELECT message_id FROM inbox WHERE outcome = 'dead' AND payload = 'not json'"), dead => dead.Count == 1, TimeSpan.FromSeconds(30));
        Assert.Equal("dead", (await Database.ColumnAsync($"SELECT state FROM outbox WHERE id = '{again[0]}'"))[0]);
        Assert.Equal(0, (await DlqAsync("drop", again[0])).ExitCode);
        Assert.Equal(1, await Database.CountAsync("audit_log", $"action = 'dead_letter.dropped' AND entity_id = '{again[0]}'"));
        Assert.Contains("0 dead letter(s)", (await DlqAsync("list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_what_is_not_there_or_not_known_says_so()
    {
        Assert.Equal(1, (await DlqAsync("show", "nothing")).ExitCode);
        Assert.Equal(2, (await DlqAsync("burn")).ExitCode);
    }

    private Task<long> DeadAsync(string id) =>
        Eventually.GetAsync(() => Database.CountAsync("inbox", $"message_id = '{id}' AND outcome = 'dead'"), n => n == 1, TimeSpan.FromSeconds(30));

    private async Task<(int ExitCode, string Output)> DlqAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[WorkerAssembly(), "dlq", .. arguments]) start.ArgumentList.Add(argument);
        start.Environment[ServiceVariables.Environment] = "Development";
        start.Environment[$"ConnectionStrings__{ConnectionNames.Database}"] = Database.AppConnectionString;
        start.Environment[$"ConnectionStrings__{ConnectionNames.RelayDatabase}"] = Database.RelayConnectionString;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        output += await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }

    private static string WorkerAssembly() => BuiltProject.AssemblyOf(new Projects.KErp_Worker().ProjectPath, "KErp.Worker");
}
