using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed class HasProbes() : ContainerRule(
    "kube-score/pod-probes",
    "kube-linter/no-liveness-probe",
    "kube-linter/no-readiness-probe",
    "kubescape/C-0018",
    "kubescape/C-0056")
{
    protected override string? Advice(Container container) =>
        container.IsInit || container.Pod.RunsToEnd ? null
        : !container.Tree.Has("livenessProbe") ? "give it a livenessProbe"
        : !container.Tree.Has("readinessProbe") ? "give it a readinessProbe"
        : null;
}
