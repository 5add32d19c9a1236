using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.PodSecurity;

internal sealed class NoPrivilegeEscalation() : ContainerRule(
    "pss/allowPrivilegeEscalation",
    "kube-linter/privilege-escalation-container",
    "kubescape/C-0016")
{
    protected override string? Advice(Container container) =>
        container.Tree.Is("securityContext.allowPrivilegeEscalation", false) ? null : "set allowPrivilegeEscalation to false";
}
