using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KErp.Architecture.Tests.Deployment;

/// <summary>The files of <c>deploy/monitoring</c>, which are written by hand.</summary>
public sealed partial class MonitoringFilesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploy", "monitoring");
    private static readonly string Alertmanager = Path.Combine(Folder, "alertmanager.yaml");

    private static string[] RuleFiles => Directory.GetFiles(Path.Combine(Folder, "rules"), "*.yaml");

    public static TheoryData<string, string> Alerts =>
        [.. RuleFiles.SelectMany(file => AlertBlock().Matches(File.ReadAllText(file))).Select(match => (match.Groups[1].Value, match.Value))];

    [Fact]
    public async Task Prometheus_takes_the_rules()
    {
        var promtool = Installed("promtool", "prometheus");

        var result = await Programs.RunAsync(promtool, ["check", "rules", "--lint=all", "--lint-fatal", .. RuleFiles]);

        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
    }

    [Fact]
    public async Task Prometheus_refuses_a_broken_rule()
    {
        var promtool = Installed("promtool", "prometheus");
        var broken = Path.GetTempFileName();
        File.WriteAllText(broken, File.ReadAllText(RuleFiles[0]).Replace("sum(", "sum((", StringComparison.Ordinal));

        var result = await Programs.RunAsync(promtool, ["check", "rules", broken]);

        File.Delete(broken);
        Assert.NotEqual(0, result.ExitCode);
    }

    [Fact]
    public async Task Alertmanager_takes_its_configuration()
    {
        var amtool = Installed("amtool", "prometheus-alertmanager");

        var result = await Programs.RunAsync(amtool, ["check-config", Alertmanager]);

        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
    }

    /// <summary>The way of every severity; a critical alert goes both ways.</summary>
    [Theory]
    [InlineData("severity=critical", "pagerduty-critical,slack-critical")]
    [InlineData("severity=warning", "slack-warnings")]
    [InlineData("severity=none", "default")]
    [InlineData("alertname=Watchdog", "nobody")]
    public async Task Alerts_reach_who_is_meant(string label, string receivers)
    {
        var amtool = Installed("amtool", "prometheus-alertmanager");

        var result = await Programs.RunAsync(amtool, ["config", "routes", "test", $"--config.file={Alertmanager}", label]);

        Assert.Equal(receivers, result.Output.Trim());
    }

    [Fact]
    public void Alertmanager_has_its_keys_from_files_only()
    {
        var text = File.ReadAllText(Alertmanager);

        Assert.Contains("slack_api_url_file: /etc/alertmanager/secrets/alertmanager-keys/slack_api_url", text, StringComparison.Ordinal);
        Assert.Contains("routing_key_file: /etc/alertmanager/secrets/alertmanager-keys/pagerduty_routing_key", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"hooks\.slack\.com|\b(?:slack_api_url|api_url|routing_key|service_key):", text);
    }

    [Theory]
    [InlineData("HighErrorRate")]
    [InlineData("HighLatency")]
    [InlineData("PodNotReady")]
    [InlineData("DatabaseConnectionPoolExhausted")]
    [InlineData("SlowQueries")]
    [InlineData("PythonServiceDown")]
    [InlineData("GRPCHighErrorRate")]
    [InlineData("InvoiceProcessingFailures")]
    [InlineData("InsuranceEDISyncFailure")]
    public void An_alert_of_the_operations_guide_is_there(string name) => Assert.Contains(Alerts, row => row.Data.Item1 == name);

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Every_alert_says_how_grave_it_is_and_what_to_do(string name, string block)
    {
        Assert.Matches(@"\n +severity: (?:critical|warning)\n", block);
        Assert.Matches(@"\n +service: \S+", block);
        Assert.Matches(@"\n +priority: P[1-4]\n", block);
        Assert.Matches(@"\n +summary: .*\p{IsHangulSyllables}", block);
        Assert.Matches(@"\n +description: .*\p{IsHangulSyllables}", block);
        Assert.Matches(@"\n +summary_en: ", block);
        Assert.Matches(@"\n +description_en: ", block);
        Assert.Contains($"runbook_url: \"https://wiki.kerp.io/runbooks/{Kebab(name)}\"\n", block, StringComparison.Ordinal);
    }

    /// <summary>PagerDuty is for what cannot wait: P1 and P2, and nothing less.</summary>
    [Theory]
    [MemberData(nameof(Alerts))]
    public void Critical_are_the_first_two_priorities(string name, string block) =>
        Assert.True(block.Contains("severity: critical", StringComparison.Ordinal) == CriticalPriority().IsMatch(block), name);

    [Fact]
    public void The_dashboard_is_a_model_that_can_be_provisioned()
    {
        var model = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "dashboards", "kerp-ops.json")))!;

        Assert.Equal(("kerp-ops", "Asia/Seoul", "30s"), ((string?)model["uid"], (string?)model["timezone"], (string?)model["refresh"]));
        Assert.NotNull(model["title"]);
        Assert.NotNull(model["schemaVersion"]);
        var panels = model["panels"]!.AsArray();
        Assert.Equal(
            ["Request Rate 0,0 4x4", "Error Rate 4,0 4x4", "P95 Latency 8,0 4x4", "Active Users 12,0 4x4", "Request Latency Distribution 0,4 12x8", "Python Services Status 12,4 12x8"],
            panels.Select(panel => $"{panel!["title"]} {panel["gridPos"]!["x"]},{panel["gridPos"]!["y"]} {panel["gridPos"]!["w"]}x{panel["gridPos"]!["h"]}"));
        Assert.Equal(panels.Count, panels.Select(panel => (int)panel!["id"]!).Distinct().Count());
        Assert.All(panels, panel =>
        {
            Assert.Null(panel!["thresholds"]);
            Assert.Null(panel["fieldConfig"]!["defaults"]!["thresholds"]!["steps"]![0]!["value"]);
            Assert.All(panel["targets"]!.AsArray(), target => Assert.NotNull(target!["refId"]));
        });
    }

    private static string Installed(string program, string package) =>
        Programs.Find(program) ?? throw new InvalidOperationException($"{program} is not on this machine; ./kerp test installs it (Debian package {package}).");

    private static string Kebab(string name) => WordStart().Replace(name, "-").ToLowerInvariant();

    [GeneratedRegex(@"- alert: (\w+)\n.*?(?=\n +- (?:alert|record):|\n +#|\z)", RegexOptions.Singleline)]
    private static partial Regex AlertBlock();

    [GeneratedRegex("priority: P[12]\n")]
    private static partial Regex CriticalPriority();

    /// <summary>Between <c>hE</c> of HighError, and <c>CH</c> of GRPCHigh.</summary>
    [GeneratedRegex("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex WordStart();
}
