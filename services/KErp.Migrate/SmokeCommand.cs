using System.Globalization;

namespace KErp.Migrate;

/// <summary>
/// <c>smoke URL [--seconds N]</c>: calls the API there once, or again and again for so long, and stops at the first pass that
/// goes wrong: a line of JSON for each wrong answer, and one with the verdict. Opens no database, and leaves no data behind.
/// </summary>
internal static class SmokeCommand
{
    public const string Usage = "migrate smoke URL [--seconds N]";
    private const int Sound = 0;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PassInterval = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        if (args is not [var url, .. var rest] || !CommandLine.TryOptions(rest, ["--seconds"], out var options) || Length(options) is not { } length) return MigrateCommand.Usage();
        if (!Uri.TryCreate(url, UriKind.Absolute, out var api) || api.Scheme is not ("http" or "https")) return MigrateCommand.Usage();

        using var run = new SmokeRun(api);
        await run.ArriveAsync(Patience, cancellation);
        var findings = await RepeatAsync(run, length, cancellation);
        foreach (var finding in findings) CommandLine.WriteLine(finding);
        CommandLine.WriteLine(new { run.Calls, findings = findings.Count });
        return findings.Count == 0 ? Sound : MigrateCommand.Failed;
    }

    private static async Task<IReadOnlyList<SmokeFinding>> RepeatAsync(SmokeRun run, TimeSpan length, CancellationToken cancellation)
    {
        var end = DateTime.UtcNow + length;
        var findings = await run.PassAsync(cancellation);
        while (findings.Count == 0 && DateTime.UtcNow + PassInterval < end)
        {
            await Task.Delay(PassInterval, cancellation);
            findings = await run.PassAsync(cancellation);
        }

        return findings;
    }

    private static TimeSpan? Length(Dictionary<string, string> options) =>
        !options.TryGetValue("--seconds", out var text) ? TimeSpan.Zero
        : ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
        : null;
}
