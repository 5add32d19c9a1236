using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules;

public sealed class ManifestComplianceTests
{
    public static TheoryData<int, string> Mutations =>
        [.. Fixture.Mutations.Select((mutation, index) => new TheoryDataRow<int, string>(index, mutation.Text("rule")!))];

    [Fact]
    public void A_cluster_that_follows_every_rule_has_no_findings() =>
        Assert.Empty(ManifestCompliance.Check(Fixture.Compliant()).Select(finding => finding.ToString()));

    [Theory]
    [MemberData(nameof(Mutations))]
    public void A_broken_rule_is_found_where_it_is_broken(int index, string rule)
    {
        var mutation = Fixture.Mutations[index];

        var findings = ManifestCompliance.Check(Fixture.Broken(mutation)).Where(finding => finding.Rule.Name == rule);

        Assert.Contains(findings, finding => Fixture.Key(finding.Object).StartsWith(mutation.Text("at")!, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_has_a_fixture_that_breaks_it() =>
        Assert.Equal(
            ManifestCompliance.Rules.Select(rule => rule.Name).Order(StringComparer.Ordinal),
            Fixture.Mutations.Select(mutation => mutation.Text("rule")).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_check_of_the_tools_that_we_chose_is_judged() =>
        Assert.Equal(
            Fixture.Read("checks.txt").Split('\n').Where(line => line.Length > 0 && line[0] != '#').Order(StringComparer.Ordinal),
            ManifestCompliance.Rules.SelectMany(rule => rule.Ids).Concat(ManifestCompliance.JudgedElsewhere.Keys).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_finding_names_object_container_what_to_do_and_whose_rule_it_is()
    {
        var mutation = Fixture.Mutations.First(m => m.Text("rule") == "NotPrivileged");

        var finding = Assert.Single(ManifestCompliance.Check(Fixture.Broken(mutation)));

        Assert.Equal(
            "Deployment kerp/kerp-worker (compliant.yaml), container worker: remove privileged " +
            "[pss/privileged, kube-score/container-security-context-privileged, kube-linter/privileged-container, kubescape/C-0057]",
            finding.ToString());
    }

    [Fact]
    public void The_log_collector_may_read_the_files_of_its_node_and_a_pod_of_kerp_may_not()
    {
        var mutation = Fixture.Mutations.First(m => m.Text("rule") == "NoHostPath");
        var elsewhere = Fixture.Broken(mutation);
        foreach (var manifest in elsewhere.All.Where(m => m.IsNamespaced)) manifest.Tree["metadata"]!["namespace"] = "kerp-logging";

        Assert.DoesNotContain(ManifestCompliance.Check(elsewhere), finding => finding.Rule.Name == "NoHostPath");
    }

    [Theory]
    [InlineData("kube-system", false)]
    [InlineData("kerp", true)]
    public void Of_whom_a_policy_selects_only_a_namespace_of_ours_says_all(string @namespace, bool found)
    {
        var set = new ManifestSet("prod", Fixture.Compliant().All.Concat(ManifestSet.Read(
            $$"""
            { apiVersion: v1, kind: Pod, metadata: { name: ours, namespace: {{@namespace}}, labels: { app: ours } }, spec: {} }
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: { name: to-others, namespace: kerp }
            spec: { podSelector: {}, egress: [{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: {{@namespace}} } }, podSelector: { matchLabels: { app: others } } }] }] }
            """,
            "others.yaml")));

        Assert.Equal(found, ManifestCompliance.Check(set).Any(finding => finding.Rule.Name == "PolicyPeerExists" && finding.Object.Name == "to-others"));
    }
}
