using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.PodSecurity;

internal sealed class HasSeccompProfile() : ContainerRule("pss/seccompProfile", "kube-score/container-seccomp-profile", "kubescape/C-0055")
{
    protected override string? Advice(Container container) =>
        container.Security("seccompProfile").Text("type") is "RuntimeDefault" or "Localhost" ? null : "set seccompProfile.type to RuntimeDefault";
}
