namespace KErp.Data.Model;

/// <summary>
/// Who did what, when, from where, and to whose data (접속기록). Append-only: no role may update or delete it.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>What the platform itself does, and who failed to get in, is under this id.</summary>
    public static readonly Guid Platform = Guid.Empty;

    public required Guid CompanyId { get; init; }
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary><c>user:ID</c>, <c>operator:NAME</c> or <c>system</c>.</summary>
    public required string Actor { get; init; }

    /// <summary><c>entity.verb</c>, such as <c>invoice.create</c>.</summary>
    public required string Action { get; init; }
    public required string Entity { get; init; }
    public required string EntityId { get; init; }

    /// <summary>Whose personal data was read (처리한 정보주체).</summary>
    public string? Subject { get; init; }

    /// <summary>Why, where a reason must be given.</summary>
    public string? Reason { get; init; }
    public string? RemoteAddress { get; init; }
}

/// <summary>A link of a company's chain: the hash over the link before and one audit entry, see <see cref="Audit.AuditHash"/>.</summary>
public sealed class AuditLink
{
    public required Guid CompanyId { get; init; }

    /// <summary>1, 2, 3 … without a gap.</summary>
    public required long Sequence { get; init; }
    public required Guid AuditId { get; init; }

    /// <summary>When the entry was made, which also says in which partition it lies.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 of the entry alone: the chain can still be checked when the entry itself has passed its retention.</summary>
    public required byte[] EntryHash { get; init; }

    /// <summary>SHA-256 over the link before and this one.</summary>
    public required byte[] Hash { get; init; }
}

/// <summary>Where a chain goes on from, after the entries up to it were dropped at the end of their retention.</summary>
public sealed class AuditCheckpoint
{
    public required Guid CompanyId { get; init; }
    public required long Sequence { get; init; }
    public required byte[] Hash { get; init; }

    /// <summary>Entries made before that are gone, also the few whose links follow the checkpoint: entries are sealed nearly in the order of their times.</summary>
    public required DateTimeOffset DroppedBefore { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
