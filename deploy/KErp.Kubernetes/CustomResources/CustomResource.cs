using k8s;

namespace KErp.Kubernetes.CustomResources;

/// <summary>An object of a kind that Kubernetes itself does not have.</summary>
internal abstract class CustomResource<TSpec>(string apiVersion, string kind) : IKubernetesObject<V1ObjectMeta>
{
    public string ApiVersion { get; set; } = apiVersion;

    public string Kind { get; set; } = kind;

    public V1ObjectMeta Metadata { get; set; } = new();

    public required TSpec Spec { get; init; }
}
