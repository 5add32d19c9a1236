using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed class NoDuplicateEnvironment() : ContainerRule(
    "kube-score/environment-variable-key-duplication",
    "kube-linter/duplicate-env-var",
    "kubescape/C-0295")
{
    protected override string? Advice(Container container) =>
        container.Environment.GroupBy(variable => variable.Text("name")).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? $"set {twice.Key} once"
            : null;
}
