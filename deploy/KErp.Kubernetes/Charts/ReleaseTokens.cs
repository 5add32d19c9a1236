using System.Text.Json.Nodes;

namespace KErp.Kubernetes.Charts;

/// <summary>
/// Stand in a template's text for what the release gives: its name, the name of its Service, its image. They are words that
/// YAML leaves plain, and become Helm actions when the template is written.
/// </summary>
internal sealed class ReleaseTokens(string release, string? service, string image)
{
    private readonly (string Text, string Token, string Action)[] _all =
    [
        (image, "TOKEN_IMAGE_", "{{ .Values.image.repository }}:{{ .Values.image.tag }}@{{ .Values.image.digest }}"),
        (release, "TOKEN_RELEASE_", "{{ .Release.Name }}"),
        .. service is null ? Array.Empty<(string, string, string)>() : [(service, "TOKEN_SERVICE_", "{{ .Values.service.name }}")],
    ];

    public JsonObject Put(JsonNode tree) => JsonNode.Parse(_all.Aggregate(tree.ToJsonString(), (text, t) => text.Replace(t.Text, t.Token, StringComparison.Ordinal)))!.AsObject();

    public JsonNode Restore(JsonNode tree) => JsonNode.Parse(_all.Aggregate(tree.ToJsonString(), (text, t) => text.Replace(t.Token, t.Text, StringComparison.Ordinal)))!;

    /// <summary>For writing templates, where no release is known.</summary>
    public static ReleaseTokens ForTemplates(bool service) => new("release", service ? "service" : null, "image");

    public string Actions(string text) => _all.Aggregate(text, (all, t) => all.Replace(t.Token, t.Action, StringComparison.Ordinal));
}
