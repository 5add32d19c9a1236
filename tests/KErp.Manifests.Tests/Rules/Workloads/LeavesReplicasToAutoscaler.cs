using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Workloads;

internal sealed class LeavesReplicasToAutoscaler() : ObjectRule("kube-score/deployment-targeted-by-hpa-does-not-have-replicas-configured")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Spec.Has("replicas") && set.AutoscalerOf(manifest) is { } hpa ? [$"leave replicas out: {hpa.Name} owns them"] : [];
}
