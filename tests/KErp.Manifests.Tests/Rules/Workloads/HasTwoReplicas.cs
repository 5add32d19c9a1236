using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Workloads;

internal sealed class HasTwoReplicas() : ObjectRule("kube-score/deployment-replicas")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is "Deployment" or "Rollout" && set.ReplicasOf(manifest) < 2 ? ["run two replicas or more"] : [];
}
