using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Pods;

internal sealed class KnownPriorityClass() : PodRule("kube-linter/priority-class-name")
{
    protected override string? Advice(PodTemplate pod, ManifestSet set) =>
        pod.Spec.Text("priorityClassName") is not { } name || Builtin.Contains(name) || set.Holds("PriorityClass", "", name) ? null : $"define the PriorityClass {name}";

    private static readonly string[] Builtin = ["system-cluster-critical", "system-node-critical"];
}
