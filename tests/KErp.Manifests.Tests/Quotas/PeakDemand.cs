using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Quotas;

/// <summary>What a namespace needs at most, in the words of a ResourceQuota.</summary>
internal sealed class PeakDemand(ManifestSet set, string @namespace, long nodes)
{
    private readonly PeakPods _peak = new(set, nodes);

    /// <returns>One line a resource that does not fit.</returns>
    public static IEnumerable<string> Excess(ManifestSet set, long nodes) =>
        from quota in set.Of("ResourceQuota")
        let demand = new PeakDemand(set, quota.Namespace, nodes)
        from hard in quota.Spec.Map("hard")
        let needed = demand.Of(hard.Key)
        where needed > Quantity.Parse(hard.Value)
        select $"{quota}: {hard.Key} is {hard.Value}, needed are {needed}";

    public decimal Of(string resource) => resource switch
    {
        "pods" => Pods.Sum(_peak.Of),
        "persistentvolumeclaims" => Claims.Sum(claim => claim.Count),
        "requests.storage" => Claims.Sum(claim => claim.Count * Quantity.Parse(claim.Spec.Text("resources.requests.storage")!)),
        "services" => Objects("Service").Count(),
        "services.loadbalancers" => Objects("Service").Count(service => service.Spec.Text("type") is "LoadBalancer"),
        "services.nodeports" => Objects("Service").Count(service => service.Spec.Text("type") is "LoadBalancer" or "NodePort"),
        "secrets" => Objects("Secret", "ExternalSecret").Count(),
        "configmaps" => Objects("ConfigMap").Count(),
        _ when resource.Split('.', 2) is [var side and ("requests" or "limits"), var name] => Pods.Sum(pod => _peak.Of(pod) * Needs(pod, side, name)),
        _ => throw new InvalidDataException($"a quota of {resource} is not understood"),
    };

    private IEnumerable<PodTemplate> Pods => set.Pods.Where(pod => pod.Namespace == @namespace);

    private IEnumerable<Manifest> Objects(params string[] kinds) => set.Of(kinds).Where(manifest => manifest.Namespace == @namespace);

    private IEnumerable<(long Count, JsonNode? Spec)> Claims =>
        Objects("PersistentVolumeClaim").Select(claim => (1L, claim.Spec))
            .Concat(Pods.SelectMany(pod => pod.Owner.Spec.Items("volumeClaimTemplates").Select(claim => (_peak.Of(pod), claim.At("spec")))));

    /// <summary>Init containers run one by one before the others.</summary>
    private static decimal Needs(PodTemplate pod, string side, string resource) => Math.Max(
        pod.Containers.Where(container => !container.IsInit).Sum(container => Amount(container, side, resource)),
        pod.Containers.Where(container => container.IsInit).Select(container => Amount(container, side, resource)).DefaultIfEmpty().Max());

    private static decimal Amount(Container container, string side, string resource) =>
        Rules.Resources.Of(container, side, resource) is { } amount ? Quantity.Parse(amount) : 0;
}
