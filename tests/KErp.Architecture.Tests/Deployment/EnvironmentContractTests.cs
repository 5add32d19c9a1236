using System.Reflection;
using System.Text.RegularExpressions;
using KErp.Names;

namespace KErp.Architecture.Tests.Deployment;

/// <summary>The table of environment variables against the code that reads them: what is given is read, and what is needed is given.</summary>
public sealed partial class EnvironmentContractTests
{
    private static readonly Dictionary<string, string[]> DotNet = new()
    {
        [Workloads.Api] = ["services/KErp.Api"],
        [Workloads.Worker] = ["services/KErp.Worker"],
        [Workloads.Migration] = ["services/KErp.Migrate"],
    };

    private static readonly string[] Shared = ["KErp.ServiceDefaults", "services/KErp.Data", "services/KErp.Messaging", "services/KErp.TaxClient"];

    private static readonly Dictionary<string, string> Python = new()
    {
        [Workloads.TaxScraper] = "services/tax-scraper",
        [Workloads.InsuranceEdi] = "services/insurance-edi",
    };

    /// <summary>Read by the runtime itself.</summary>
    private static readonly string[] Runtime = [ServiceVariables.HttpPorts, EnvironmentVariables.OtlpEndpoint];

    public static TheoryData<string> PythonServices => [.. Python.Keys];

    public static TheoryData<string> DotNetServices => [.. DotNet.Keys];

    [Theory]
    [MemberData(nameof(PythonServices))]
    public void A_Python_service_reads_what_it_is_given_and_is_given_what_it_needs(string workload)
    {
        var settings = Sources([Python[workload], "services/python-common"], "settings.py").SelectMany(text => PythonVariable().Matches(text)).ToList();
        var read = settings.Select(match => match.Groups["name"].Value).ToHashSet();
        var needed = settings.Where(match => !match.Groups["rest"].Value.Contains("default=", StringComparison.Ordinal)).Select(match => match.Groups["name"].Value).ToHashSet();
        var given = EnvironmentContract.Of(workload).ToList();

        Assert.Empty(given.Select(entry => entry.Name).Except(read));
        Assert.Empty(needed.Except(given.Where(entry => entry.Required).Select(entry => entry.Name)));
    }

    [Theory]
    [MemberData(nameof(DotNetServices))]
    public void A_DotNet_service_reads_what_it_is_given(string workload)
    {
        var code = string.Concat(Sources([.. DotNet[workload], .. Shared], "*.cs"));

        Assert.All(EnvironmentContract.Of(workload).Select(entry => entry.Name).Except(Runtime), name => Assert.True(IsRead(name, code), name));
    }

    [Fact]
    public void The_backup_reads_what_it_is_given()
    {
        var script = File.ReadAllText(Path.Combine(Repository.Root, "deploy/scripts/backup.sh"));

        Assert.All(EnvironmentContract.Of(Workloads.Backup), entry => Assert.Contains($"${{{entry.Name}", script, StringComparison.Ordinal));
    }

    /// <summary>The test itself can fail.</summary>
    [Fact]
    public void A_variable_that_nobody_reads_is_found() => Assert.False(IsRead("Mail__Colour", string.Concat(Sources(Shared, "*.cs"))));

    /// <summary>By its constant, or as the property that its last word is bound to.</summary>
    private static bool IsRead(string name, string code) =>
        ConstantOf(name) is { } constant && code.Contains($"EnvironmentVariables.{constant}", StringComparison.Ordinal)
        || (name.Contains("__", StringComparison.Ordinal) && Bound(name).All(word => Regex.IsMatch(code, $@"\b{word}\b")));

    private static IEnumerable<string> Bound(string name) => name.Split("__").Where(word => !int.TryParse(word, out _));

    private static string? ConstantOf(string name) => typeof(EnvironmentVariables)
        .GetFields(BindingFlags.Public | BindingFlags.Static).SingleOrDefault(field => (string?)field.GetRawConstantValue() == name)?.Name;

    private static IEnumerable<string> Sources(IEnumerable<string> folders, string pattern) =>
        from folder in folders
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal)
        select File.ReadAllText(file);

    [GeneratedRegex("^    \\w+: .* = env\\(\"(?<name>\\w+)\"(?<rest>.*)$", RegexOptions.Multiline)]
    private static partial Regex PythonVariable();
}
