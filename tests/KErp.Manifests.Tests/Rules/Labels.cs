namespace KErp.Manifests.Tests.Rules;

internal static class Labels
{
    private static readonly string[] Recommended =
    [
        "app", "app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/component", "app.kubernetes.io/part-of", "app.kubernetes.io/managed-by",
    ];

    public static IEnumerable<string> Missing(IReadOnlyDictionary<string, string> labels) => Recommended.Where(label => !labels.ContainsKey(label));
}
