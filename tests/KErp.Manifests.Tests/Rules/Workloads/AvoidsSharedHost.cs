using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Workloads;

internal sealed class AvoidsSharedHost() : ObjectRule(
    "kube-score/deployment-has-host-podantiaffinity",
    "kube-score/statefulset-has-host-podantiaffinity",
    "kube-linter/no-anti-affinity")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.IsReplicated && set.ReplicasOf(manifest) > 1 && !PodTemplate.In(manifest).All(AvoidsItself)
            ? ["give it a podAntiAffinity to itself over kubernetes.io/hostname"]
            : [];

    private static bool AvoidsItself(PodTemplate pod) => TermsOf(pod).Any(term =>
        term.Text("topologyKey") is "kubernetes.io/hostname" && new Selector(term.At("labelSelector")).Matches(pod.Labels));

    private static IEnumerable<JsonNode> TermsOf(PodTemplate pod)
    {
        const string Wish = "affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution";
        const string Must = "affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution";
        return pod.Spec.Items(Must).Concat(pod.Spec.Items(Wish).Select(wish => wish.At("podAffinityTerm")).OfType<JsonNode>());
    }
}
