using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Pods;

internal sealed class NoClaimInPod() : PodRule("kubescape/C-0257")
{
    protected override string? Advice(PodTemplate pod, ManifestSet set) =>
        pod.Spec.Items("volumes").Any(volume => volume.Has("persistentVolumeClaim")) ? "let a StatefulSet's volumeClaimTemplates make the claim" : null;
}
