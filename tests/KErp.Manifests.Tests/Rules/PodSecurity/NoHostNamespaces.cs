using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.PodSecurity;

internal sealed class NoHostNamespaces() : PodRule(
    "pss/hostNamespaces",
    "kube-linter/host-ipc",
    "kube-linter/host-network",
    "kube-linter/host-pid",
    "kubescape/C-0038",
    "kubescape/C-0041")
{
    protected override string? Advice(PodTemplate pod, ManifestSet set) =>
        Fields.FirstOrDefault(field => pod.Spec.Is(field, true)) is { } shared ? $"remove {shared}" : null;

    private static readonly string[] Fields = ["hostNetwork", "hostPID", "hostIPC"];
}
