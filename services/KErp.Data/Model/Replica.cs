namespace KErp.Data.Model;

/// <summary>A running process of a service, alive as long as its heartbeat is fresh.</summary>
public sealed class Replica
{
    public required Guid Id { get; init; }
    public required string Service { get; init; }

    /// <summary>Pod or host, and process.</summary>
    public required string Instance { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset SeenAt { get; set; }
}
