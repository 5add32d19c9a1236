namespace KErp.Manifests.Tests.Reading;

/// <summary>One object, and the file or release that it comes from.</summary>
internal sealed record Manifest(JsonObject Tree, string Origin)
{
    private static readonly HashSet<string> ClusterScoped =
    [
        "Namespace", "ClusterRole", "ClusterRoleBinding", "StorageClass", "PriorityClass", "IngressClass", "ClusterSecretStore",
        "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding",
    ];

    public string Kind => Tree.Text("kind") ?? "";
    public string ApiVersion => Tree.Text("apiVersion") ?? "";
    public string Name => Tree.Text("metadata.name") ?? Tree.Text("metadata.generateName") ?? "";
    public bool IsNamespaced => !ClusterScoped.Contains(Kind);
    public string Namespace => IsNamespaced ? Tree.Text("metadata.namespace") ?? "default" : "";
    public JsonNode? Spec => Tree.At("spec");
    public IReadOnlyDictionary<string, string> Labels => Tree.Map("metadata.labels");
    public IReadOnlyDictionary<string, string> Annotations => Tree.Map("metadata.annotations");
    public string Group => ApiVersion.Contains('/', StringComparison.Ordinal) ? ApiVersion[..ApiVersion.IndexOf('/', StringComparison.Ordinal)] : "";

    /// <summary>Deployment, Rollout and StatefulSet: what has replicas that are exchanged one by one.</summary>
    public bool IsReplicated => Kind is "Deployment" or "Rollout" or "StatefulSet";

    public override string ToString() => IsNamespaced ? $"{Kind} {Namespace}/{Name} ({Origin})" : $"{Kind} {Name} ({Origin})";
}
