using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed class HasEphemeralStorage() : ContainerRule("kube-score/container-ephemeral-storage-request-and-limit")
{
    protected override string? Advice(Container container) =>
        Resources.Of(container, "requests", "ephemeral-storage") is null || Resources.Of(container, "limits", "ephemeral-storage") is null
            ? "set request and limit of ephemeral-storage"
            : null;
}
