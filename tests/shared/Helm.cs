using System.Diagnostics;

namespace KErp.Tests;

/// <summary>The Helm of this machine, or the one that <c>./kerp test</c> has fetched.</summary>
internal static class Helm
{
    private static readonly string Program = Find();

    /// <summary>The releases of an environment, and the chart of each.</summary>
    public static readonly IReadOnlyDictionary<string, string> Releases = new Dictionary<string, string>
    {
        ["kerp-api"] = "kerp-api",
        ["kerp-worker"] = "kerp-worker",
        ["kerp-tax-scraper"] = "kerp-python",
        ["kerp-insurance-edi"] = "kerp-python",
    };

    /// <param name="deploy">The folder that holds <c>helm</c>.</param>
    /// <param name="environment">Whose values.</param>
    /// <param name="release">One of <see cref="Releases"/>.</param>
    /// <param name="settings">Values over those of the environment: <c>strategy=canary</c>.</param>
    /// <returns>The objects of the release as YAML.</returns>
    public static string Template(string deploy, string environment, string release, params string[] settings) => Run(
        ["template", release, ChartOf(deploy, release), "--namespace", "kerp", "--values", Values(deploy, environment, release), .. settings.SelectMany(s => (string[])["--set", s])]);

    /// <exception cref="InvalidOperationException">The chart with these values is not clean.</exception>
    public static string Lint(string deploy, string environment, string release, params string[] settings) => Run(
        ["lint", "--strict", ChartOf(deploy, release), "--values", Values(deploy, environment, release), .. settings.SelectMany(s => (string[])["--set", s])]);

    private static string ChartOf(string deploy, string release) => Path.Combine(deploy, "helm", Releases[release]);

    private static string Values(string deploy, string environment, string release) => Path.Combine(deploy, "helm", "values", environment, $"{release}.yaml");

    private static string Run(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"helm {string.Join(' ', start.ArgumentList)}\n{output}\n{errors.Result}");
    }

    private static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Append(Path.Combine(Repository.Root, ".kerp", "helm"))
        .Select(folder => Path.Combine(folder, "helm"))
        .FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("helm is not on this machine: ./kerp doctor says how to get it.");
}
