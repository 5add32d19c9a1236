using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Services;

internal sealed class BudgetLetsPodsGo() : ObjectRule("kube-linter/pdb-max-unavailable", "kube-linter/pdb-min-available")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is not "PodDisruptionBudget" ? []
        : manifest.Spec.Text("maxUnavailable") is "0" or "0%" ? ["let maxUnavailable be 1 or more, or no node can be drained"]
        : manifest.Spec.Text("minAvailable") is "100%" ? ["let minAvailable be less than all, or no node can be drained"]
        : set.All.Where(workload => workload.IsReplicated && IsCovered(workload, manifest) && manifest.Spec.Number("minAvailable") >= set.ReplicasOf(workload))
            .Select(workload => $"let minAvailable be less than the {set.ReplicasOf(workload)} replicas of {workload.Name}");

    private static bool IsCovered(Manifest workload, Manifest budget) =>
        workload.Namespace == budget.Namespace && PodTemplate.In(workload).Any(new Selector(budget.Spec.At("selector")).Selects);
}
