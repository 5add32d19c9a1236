using System.Text.Json;

namespace KErp.Kubernetes.Stages;

internal static class StageFile
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <exception cref="DistributedApplicationException">The file is missing, or has not what a stage needs.</exception>
    public static Stage Read(string folder, string name)
    {
        var file = Path.Combine(folder, $"{name}.tfvars.json");
        try
        {
            var stage = JsonSerializer.Deserialize<Stage>(File.ReadAllText(file), Options)!;
            return stage.Environment == name
                ? stage
                : throw new DistributedApplicationException($"{file}: environment is '{stage.Environment}', not '{name}'.");
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            throw new DistributedApplicationException($"{file}: {e.Message}", e);
        }
    }
}
