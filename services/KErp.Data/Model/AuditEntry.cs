namespace KErp.Data.Model;

/// <summary>Who did what, when and from where. Append-only: no role may update or delete it.</summary>
public sealed class AuditEntry
{
    public required Guid CompanyId { get; init; }
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Actor { get; init; }
    public required string Action { get; init; }
    public required string Entity { get; init; }
    public required string EntityId { get; init; }
    public string? RemoteAddress { get; init; }
}
