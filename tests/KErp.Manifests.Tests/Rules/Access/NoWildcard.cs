using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Access;

internal sealed class NoWildcard() : ObjectRule("kube-linter/wildcard-in-rules", "kubescape/C-0187")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        Roles.RulesOf(manifest).Any(rule => Fields.Any(field => rule.Texts(field).Contains("*"))) ? ["list what is granted instead of *"] : [];

    private static readonly string[] Fields = ["verbs", "resources", "apiGroups"];
}
