using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Pods;

internal sealed class HasNetworkPolicy() : PodRule(
    "kube-score/pod-networkpolicy",
    "kube-linter/non-isolated-pod",
    "kubescape/C-0260",
    "kubescape/C-0030")
{
    protected override string? Advice(PodTemplate pod, ManifestSet set) =>
        Directions.FirstOrDefault(direction => !NetworkPolicies.Isolate(set, pod, direction)) is { } open
            ? $"select the pod in a NetworkPolicy for {open}"
            : null;

    private static readonly string[] Directions = ["Ingress", "Egress"];
}
