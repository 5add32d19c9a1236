using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Workloads;

/// <summary>Asked in prod, of what serves.</summary>
internal sealed class HasThreeReplicas() : ObjectRule("kube-linter/minimum-three-replicas")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is "Deployment" or "Rollout" && manifest.Namespace == "kerp" && set.Environment == "prod" && set.ReplicasOf(manifest) < 3
            ? ["run three replicas or more"]
            : [];
}
