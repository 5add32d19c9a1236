using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.PodSecurity;

internal sealed class RunsAsNonRoot() : ContainerRule("pss/runAsNonRoot", "kube-linter/run-as-non-root", "kubescape/C-0013")
{
    protected override string? Advice(Container container) =>
        container.Security("runAsNonRoot").Is(true) ? null : "set runAsNonRoot to true, in the pod or in the container";
}
