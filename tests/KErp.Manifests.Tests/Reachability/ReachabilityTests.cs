using KErp.Manifests.Tests.Reading;
using KErp.Manifests.Tests.Rules;

namespace KErp.Manifests.Tests.Reachability;

public sealed class ReachabilityTests
{
    private static readonly AddressPeer[] Addresses =
    [
        new("load-balancer", ["10.0.101.0/24"]),
        new("database", ["10.0.111.0/24", "10.0.112.0/24"]),
        new("mail", ["192.0.2.25/32"]),
        new("internet", ["0.0.0.0/0"], "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
    ];

    public static TheoryData<int, string> Leaks => [.. Changes.Select((change, index) => new TheoryDataRow<int, string>(index, change.Text("fault")!))];

    private static IReadOnlyList<JsonNode> Changes { get; } = [.. ((JsonArray)Yaml.Documents(Fixture.Read("leaks.yaml")).Single()).OfType<JsonNode>()];

    [Fact]
    public void The_policies_allow_what_is_declared_and_nothing_else() => Assert.Equal([], Differences(Fixture.Compliant()));

    [Theory]
    [MemberData(nameof(Leaks))]
    public void A_policy_that_says_something_else_is_found(int index, string fault)
    {
        Assert.Equal(Changes[index].Texts("differs").Order(StringComparer.Ordinal), Differences(Fixture.Broken(Changes[index])));
        Assert.NotEmpty(fault);
    }

    [Fact]
    public void Without_a_default_pods_that_no_policy_names_are_open()
    {
        var open = Differences(Fixture.Broken(new JsonObject { ["remove"] = "NetworkPolicy/default-deny-all" })).ToList();

        Assert.Contains("+ kerp-monitoring/prometheus -> kerp/kerp-worker:*", open);
        Assert.DoesNotContain(open, edge => edge.Contains("-> kerp/kerp-api:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_that_is_no_edge_is_an_error() =>
        Assert.Throws<InvalidDataException>(() => ExpectedEdges.Parse("kerp/kerp-api, kerp/nats").Foreign(Fixture.Compliant()).ToList());

    private static IEnumerable<string> Differences(ManifestSet set) => EdgeComparison.Differences(set, ExpectedEdges.Parse(Fixture.Read("edges.txt")), Addresses);
}
