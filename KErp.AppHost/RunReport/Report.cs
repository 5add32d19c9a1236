using System.Text.Json;
using System.Text.Json.Serialization;

namespace KErp.AppHost.RunReport;

/// <summary>What runs where. Holds secrets (login token, passwords), so its file is its owner's only.</summary>
internal sealed record Report(
    int Pid,
    DateTimeOffset StartedAt,
    double Seconds,
    string Dashboard,
    string? Api,
    string? Sandbox,
    string DataDirectory,
    IReadOnlyList<ReportedResource> Resources,
    IReadOnlyDictionary<string, string?> ConnectionStrings)
{
    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.Report);
}

internal sealed record ReportedResource(string Name, string Type, string? State, int? Pid, IReadOnlyList<string> Addresses);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Report))]
internal sealed partial class ReportJson : JsonSerializerContext;
