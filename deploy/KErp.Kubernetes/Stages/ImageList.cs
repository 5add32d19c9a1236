using System.Text.Json;

namespace KErp.Kubernetes.Stages;

/// <summary>Every image that is run, by name: <c>deploy/images.json</c>.</summary>
internal sealed class ImageList(IReadOnlyDictionary<string, PinnedImage> images)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };

    public static ImageList Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return new(document.RootElement.GetProperty("images").EnumerateArray()
            .Select(image => image.Deserialize<PinnedImage>(Options)!)
            .ToDictionary(image => image.Name));
    }

    public PinnedImage this[string name] =>
        images.TryGetValue(name, out var image) ? image : throw new DistributedApplicationException($"deploy/images.json has no image '{name}'.");
}

/// <param name="Digest">Of 64 zeros as long as the image is not in the registry: a deployment refuses it.</param>
internal sealed record PinnedImage(string Name, string Tag, string Digest)
{
    public string In(Stage stage) => $"{stage.Registry}/{Name}:{Tag}@{Digest}";
}
