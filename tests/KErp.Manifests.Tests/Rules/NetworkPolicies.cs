using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules;

internal static class NetworkPolicies
{
    private const string NameLabel = "kubernetes.io/metadata.name";

    public static bool Isolate(ManifestSet set, PodTemplate pod, string direction) => set.Of("NetworkPolicy").Any(policy =>
        policy.Namespace == pod.Namespace && new Selector(policy.Spec.At("podSelector")).Matches(pod.Labels) && Speaks(policy, direction));

    public static bool DeniesAll(Manifest policy) =>
        policy.Spec.At("podSelector") is JsonObject { Count: 0 } && Speaks(policy, "Ingress") && Speaks(policy, "Egress")
        && !policy.Spec.Items("ingress").Any() && !policy.Spec.Items("egress").Any();

    /// <summary>Without policyTypes a policy speaks of ingress, and of egress where it has such rules.</summary>
    public static bool Speaks(Manifest policy, string direction) => policy.Spec.Has("policyTypes")
        ? policy.Spec.Texts("policyTypes").Contains(direction)
        : direction is "Ingress" || policy.Spec.Has("egress");

    public static IEnumerable<JsonNode> PeersOf(Manifest policy) =>
        policy.Spec.Items("ingress").SelectMany(rule => rule.Items("from")).Concat(policy.Spec.Items("egress").SelectMany(rule => rule.Items("to")));

    /// <summary>The one namespace that a peer names; nothing when it selects namespaces otherwise.</summary>
    public static string? NamespaceOf(JsonNode peer, Manifest policy) =>
        peer.Has("namespaceSelector") ? peer.Map("namespaceSelector.matchLabels").GetValueOrDefault(NameLabel) : policy.Namespace;
}
