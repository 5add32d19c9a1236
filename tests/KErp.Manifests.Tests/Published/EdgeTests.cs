using KErp.Manifests.Tests.Reachability;
using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Published;

public sealed class EdgeTests
{
    public static TheoryData<string> Environments => [.. Output.Environments];

    [Theory]
    [MemberData(nameof(Environments))]
    public void Who_may_talk_to_whom_is_what_the_model_says(string environment) =>
        Expect.Nothing(EdgeComparison.Differences(
            Output.Read(environment), ExpectedEdges.Parse(Output.Text(environment, "edges.txt")), Addresses(Output.Facts(environment))));

    private static IEnumerable<AddressPeer> Addresses(JsonNode facts) =>
    [
        new("load-balancer", facts.Texts("public_subnets")),
        new("database", facts.Texts("database_subnets")),
        new("cache", facts.Texts("elasticache_subnets")),
        new("mail", [facts.Text("smtp.cidr")!]),
        new("internet", ["0.0.0.0/0"], "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
    ];
}
