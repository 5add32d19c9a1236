using KErp.Manifests.Tests.Reading;
using KErp.Manifests.Tests.Rules;
using KErp.Manifests.Tests.Validation;

namespace KErp.Manifests.Tests.Published;

public sealed class OutputTests
{
    public static TheoryData<string> Environments => [.. Output.Environments];

    public static TheoryData<string, string> Deliveries => [.. Output.Deliveries];

    [Theory]
    [MemberData(nameof(Deliveries))]
    public void An_environment_has_the_four_releases_beside_its_own_objects(string environment, string strategy) =>
        Assert.Superset(
            new HashSet<string> { "kerp-api", "kerp-worker", "kerp-tax-scraper", "kerp-insurance-edi", "nats" },
            Output.Read(environment, strategy).Pods.Select(pod => pod.App).ToHashSet());

    [Theory]
    [MemberData(nameof(Deliveries))]
    public void Every_object_has_only_fields_that_the_API_server_knows(string environment, string strategy) =>
        Expect.Nothing(Output.Read(environment, strategy).All.SelectMany(Schemas.Faults));

    [Theory]
    [MemberData(nameof(Deliveries))]
    public void No_rule_is_broken_but_where_it_is_waived(string environment, string strategy) =>
        Expect.Nothing(Findings(environment, strategy).Where(finding => !Waivers.All.Any(waiver => waiver.Covers(finding, environment))).Select(finding => $"{finding.Rule.Name}: {finding}"));

    [Fact]
    public void Every_waiver_waives_something()
    {
        var findings = Output.Deliveries.SelectMany(d => Findings(d.Environment, d.Strategy).Select(finding => (finding, environment: d.Environment))).ToList();

        Expect.Nothing(Waivers.All.Where(waiver => !findings.Any(found => waiver.Covers(found.finding, found.environment))).Select(waiver => waiver.Name));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void The_kustomization_lists_every_file_but_the_jobs(string environment) =>
        Assert.Equal(
            Output.Files(environment).Where(file => file.EndsWith(".yaml", StringComparison.Ordinal) && file != "kustomization.yaml" && !file.StartsWith("jobs/", StringComparison.Ordinal)),
            Yaml.Documents(Output.Text(environment, "kustomization.yaml")).Single().Texts("resources").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Deliveries))]
    public void No_object_is_there_twice(string environment, string strategy) =>
        Expect.Nothing(Output.Read(environment, strategy).All.GroupBy(m => $"{m.ApiVersion} {m.Kind} {m.Namespace}/{m.Name}").Where(same => same.Count() > 1).Select(same => same.Key));

    private static IEnumerable<Finding> Findings(string environment, string strategy) => ManifestCompliance.Check(Output.Read(environment, strategy));
}
