using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed class HasHighUserAndGroup() : ContainerRule("kube-score/container-security-context-user-group-id")
{
    protected override string? Advice(Container container) =>
        IsHigh(container, "runAsUser") && IsHigh(container, "runAsGroup") ? null : "set runAsUser and runAsGroup above 10000";

    private static bool IsHigh(Container container, string field) => container.Security(field) is JsonValue value && value.TryGetValue(out long id) && id > 10_000;
}
