using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Access;

internal sealed class NoAccessToSecrets() : ObjectRule("kube-linter/access-to-secrets", "kubescape/C-0186")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        Roles.Grants(manifest, ["secrets"], ["get", "list", "watch"]) ? ["do not let a role read Secrets"] : [];
}
