using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed class HasResources() : ContainerRule(
    "kube-score/container-resources",
    "kube-linter/unset-cpu-requirements",
    "kube-linter/unset-memory-requirements",
    "kubescape/C-0270",
    "kubescape/C-0271")
{
    protected override string? Advice(Container container) =>
        Wanted.FirstOrDefault(field => !container.Tree.Has(field)) is { } missing ? $"set {missing}" : null;

    private static readonly string[] Wanted = ["resources.requests.cpu", "resources.requests.memory", "resources.limits.cpu", "resources.limits.memory"];
}
