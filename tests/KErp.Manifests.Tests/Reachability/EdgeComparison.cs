using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Reachability;

internal static class EdgeComparison
{
    /// <returns>+ what is possible and not declared, - what is declared and not possible.</returns>
    public static IReadOnlyList<string> Differences(ManifestSet set, ExpectedEdges edges, IEnumerable<AddressPeer> addresses)
    {
        var possible = ReachabilityMatrix.Of(set, edges.Foreign(set), addresses);
        var declared = edges.For(set);
        return [.. possible.Except(declared).Select(edge => $"+ {edge}").Concat(declared.Except(possible).Select(edge => $"- {edge}")).Order(StringComparer.Ordinal)];
    }
}
