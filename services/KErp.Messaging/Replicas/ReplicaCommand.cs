using System.Text.Json;
using System.Text.Json.Serialization;

namespace KErp.Messaging.Replicas;

/// <summary>Payload of <see cref="Names.Subjects.ReplicaCommands"/>.</summary>
/// <param name="From">The replica that was asked; it acts by itself and does not answer.</param>
/// <param name="Action">One of <see cref="Names.ReplicaActions"/>.</param>
/// <param name="Target">What the action is about, where it says so.</param>
internal sealed record ReplicaCommand(Guid Id, Guid From, string Action, string? Target);

/// <summary>What a replica answers.</summary>
public sealed record ReplicaReply(Guid Replica, string Service, string Instance, ReplicaOutcome Outcome, JsonElement Detail);

[JsonConverter(typeof(ReplicaOutcomeConverter))]
public enum ReplicaOutcome
{
    Done,

    /// <summary>Not the business of this replica: it has no such cache or breaker.</summary>
    Skipped,
    Failed,

    /// <summary>Alive by its heartbeat, and no answer came.</summary>
    Silent,
}

internal sealed class ReplicaOutcomeConverter() : JsonStringEnumConverter<ReplicaOutcome>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);

internal static class ReplicaJson
{
    public static string Write<T>(T message) => JsonSerializer.Serialize(message, JsonSerializerOptions.Web);

    public static JsonElement Detail(object? detail) => JsonSerializer.SerializeToElement(detail, JsonSerializerOptions.Web);

    /// <returns>Null for what is not such a message: whoever reaches the broker may publish.</returns>
    public static T? TryRead<T>(string? payload) where T : class
    {
        try
        {
            return payload is null ? null : JsonSerializer.Deserialize<T>(payload, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
