using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.PodSecurity;

/// <summary>Holds in namespace kerp only: the log collector reads the files of its node.</summary>
internal sealed class NoHostPath() : PodRule("pss/hostPath", "kubescape/C-0048")
{
    protected override string? Advice(PodTemplate pod, ManifestSet set) =>
        pod.Namespace == "kerp" && pod.Spec.Items("volumes").Any(volume => volume.Has("hostPath")) ? "mount nothing of the node" : null;
}
