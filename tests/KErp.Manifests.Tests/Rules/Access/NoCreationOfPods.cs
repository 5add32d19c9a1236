using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Access;

internal sealed class NoCreationOfPods() : ObjectRule("kube-linter/access-to-create-pods", "kubescape/C-0188")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        Roles.Grants(manifest, ["pods", "deployments", "statefulsets", "daemonsets", "jobs", "cronjobs", "replicasets"], ["create"])
            ? ["do not let a role create pods or what makes pods"]
            : [];
}
