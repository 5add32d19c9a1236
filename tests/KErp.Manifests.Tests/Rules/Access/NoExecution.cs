using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Access;

internal sealed class NoExecution() : ObjectRule("kubescape/C-0002")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        Roles.Grants(manifest, ["pods/exec", "pods/attach"], ["create", "get"]) ? ["do not let a role run commands in pods"] : [];
}
