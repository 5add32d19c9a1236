using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules;

/// <summary>
/// Pod Security restricted, and the rules of kube-score, kube-linter and kubescape that can be judged from files. None of
/// the tools looks into a Rollout, and none is a package; so the rules are here.
/// </summary>
internal static class ManifestCompliance
{
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        .. typeof(Rule).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (Rule)Activator.CreateInstance(type)!),
    ];

    /// <summary>Checks of the tools without a rule here.</summary>
    public static IReadOnlyDictionary<string, string> JudgedElsewhere { get; } = new Dictionary<string, string>
    {
        ["kube-linter/schema-validation"] = "SchemaTests: by the schemas of Kubernetes and of the CRDs, with unknown fields as errors",
    };

    public static IEnumerable<Finding> Check(ManifestSet set) => Rules.SelectMany(rule => rule.Check(set));
}
