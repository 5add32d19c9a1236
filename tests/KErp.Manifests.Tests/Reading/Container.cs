namespace KErp.Manifests.Tests.Reading;

/// <summary>A container of a pod template; an init container only starts before the others.</summary>
internal sealed record Container(PodTemplate Pod, JsonNode Tree, bool IsInit)
{
    public string Name => Tree.Text("name") ?? "(no name)";
    public string Image => Tree.Text("image") ?? "";
    public IEnumerable<JsonNode> Ports => Tree.Items("ports");
    public IEnumerable<JsonNode> Environment => Tree.Items("env");

    /// <summary>A field of the container's security context, or else of its pod's.</summary>
    public JsonNode? Security(string field) => Tree.At($"securityContext.{field}") ?? Pod.Spec.At($"securityContext.{field}");

    public override string ToString() => $"{Pod.Owner}, {(IsInit ? "init container" : "container")} {Name}";
}
