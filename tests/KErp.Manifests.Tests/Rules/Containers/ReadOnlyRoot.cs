using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed class ReadOnlyRoot() : ContainerRule(
    "kube-score/container-security-context-readonlyrootfilesystem",
    "kube-linter/no-read-only-root-fs",
    "kubescape/C-0017")
{
    protected override string? Advice(Container container) =>
        container.Tree.Is("securityContext.readOnlyRootFilesystem", true) ? null : "set readOnlyRootFilesystem to true";
}
