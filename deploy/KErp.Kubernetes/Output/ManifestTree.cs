using System.Text.Json.Nodes;
using k8s;

namespace KErp.Kubernetes.Output;

internal static class ManifestTree
{
    /// <summary>The object as the API server gets it. What has no value is left out.</summary>
    public static JsonNode Of(IKubernetesObject item) => JsonNode.Parse(KubernetesJson.Serialize((object)item))!;
}
