using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.PodSecurity;

internal sealed class NotPrivileged() : ContainerRule(
    "pss/privileged",
    "kube-score/container-security-context-privileged",
    "kube-linter/privileged-container",
    "kubescape/C-0057")
{
    protected override string? Advice(Container container) =>
        container.Tree.Is("securityContext.privileged", true) ? "remove privileged" : null;
}
