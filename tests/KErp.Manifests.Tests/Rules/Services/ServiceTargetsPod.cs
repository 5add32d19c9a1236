using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Services;

/// <summary>Where all pods of a namespace are somebody else's, nothing can be said.</summary>
internal sealed class ServiceTargetsPod() : ObjectRule("kube-score/service-targets-pod", "kube-linter/dangling-service", "kubescape/C-0293")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is "Service" && set.HasAllPodsOf(manifest.Namespace) && !set.PodsSelectedBy(manifest.Namespace, Selector.OfService(manifest)).Any()
            ? ["select pods that exist"]
            : [];
}
