using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed class MemoryRequestIsLimit() : ContainerRule("kube-score/container-memory-requests-equal-limits")
{
    protected override string? Advice(Container container) =>
        Resources.Of(container, "requests", "memory") == Resources.Of(container, "limits", "memory") ? null : "set the memory request to the limit";
}
