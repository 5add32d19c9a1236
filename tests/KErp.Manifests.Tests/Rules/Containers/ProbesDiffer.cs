using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed class ProbesDiffer() : ContainerRule("kube-score/pod-probes-identical")
{
    protected override string? Advice(Container container) =>
        container.Tree.At("livenessProbe") is { } live && container.Tree.At("readinessProbe") is { } ready
            && JsonNode.DeepEquals(Probe.HandlerOf(live), Probe.HandlerOf(ready))
            ? "ask something else for liveness than for readiness"
            : null;
}
