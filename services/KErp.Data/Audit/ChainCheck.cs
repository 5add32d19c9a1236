using KErp.Data.Model;

namespace KErp.Data.Audit;

/// <summary>Something about the audit that is not as it was written.</summary>
/// <param name="Finding">One of <see cref="AuditFlaws"/>.</param>
/// <param name="Sequence">Of the link; null for an entry that never had one.</param>
/// <param name="AuditId">Of the entry, where it is known.</param>
/// <param name="Detail">In words.</param>
public sealed record AuditFinding(string Finding, Guid Company, long? Sequence, Guid? AuditId, string Detail);

/// <summary>What can be wrong, as <c>verify-audit</c> prints it.</summary>
public static class AuditFlaws
{
    /// <summary>The entry is not what was sealed.</summary>
    public const string ChangedEntry = "changed_entry";

    /// <summary>The entry of a link, or of the queue, is gone.</summary>
    public const string MissingEntry = "missing_entry";

    /// <summary>The sequence has a gap.</summary>
    public const string MissingLink = "missing_link";

    /// <summary>The link is not what was chained to the one before.</summary>
    public const string WrongHash = "wrong_hash";

    /// <summary>The chain ends before a head that was kept elsewhere.</summary>
    public const string RemovedTail = "removed_tail";

    /// <summary>The chain is consistent, but another one than its head says that was kept elsewhere.</summary>
    public const string OtherHead = "other_head";

    /// <summary>The entry is in no chain and waits for none: it was written past the trigger.</summary>
    public const string NeverSealed = "never_sealed";
}

/// <summary>Walks one company's chain from its checkpoint on, link by link; knows no more than the link before.</summary>
public sealed class ChainCheck
{
    private readonly Guid _company;
    private readonly DateTimeOffset _droppedBefore;
    private readonly Queue<AuditHead> _heads;
    private long _sequence;
    private byte[] _hash;

    /// <param name="checkpoint">Where the chain goes on from, or null when it begins with its first link.</param>
    /// <param name="heads">What was kept elsewhere, in any order.</param>
    public ChainCheck(Guid company, AuditCheckpoint? checkpoint, IEnumerable<AuditHead> heads)
    {
        _company = company;
        (_sequence, _hash) = checkpoint is null ? (0, AuditHash.Genesis) : (checkpoint.Sequence, checkpoint.Hash);
        _droppedBefore = checkpoint?.DroppedBefore ?? DateTimeOffset.MinValue;
        // What lies before the checkpoint is gone by right, and can no longer be compared.
        _heads = new Queue<AuditHead>(heads.Where(h => h.Sequence >= _sequence).OrderBy(h => h.Sequence));
    }

    /// <returns>What is wrong with the checkpoint itself, or null.</returns>
    public AuditFinding? Begin() => CompareHeads(null);

    /// <param name="entry">The entry of the link, or null when there is none.</param>
    /// <returns>What is wrong, or null. After a finding the chain cannot be followed further.</returns>
    public AuditFinding? Add(AuditLink link, AuditEntry? entry)
    {
        if (link.Sequence != _sequence + 1)
            return Flaw(AuditFlaws.MissingLink, _sequence + 1, null, $"Link {_sequence + 1} is missing; the chain goes on with {link.Sequence}.");
        if (!Same(link.Hash, AuditHash.OfLink(_hash, _company, link.Sequence, link.AuditId, link.At, link.EntryHash)))
            return Flaw(AuditFlaws.WrongHash, link.Sequence, link.AuditId, "The link's hash is not that of the link before and of what it says.");
        if (entry is null && link.At >= _droppedBefore)
            return Flaw(AuditFlaws.MissingEntry, link.Sequence, link.AuditId, $"The entry of {link.At:O} is gone.");
        if (entry is not null && !Same(link.EntryHash, AuditHash.OfEntry(entry)))
            return Flaw(AuditFlaws.ChangedEntry, link.Sequence, link.AuditId, $"The entry of {link.At:O} is not what was sealed.");
        (_sequence, _hash) = (link.Sequence, link.Hash);
        return CompareHeads(link.AuditId);
    }

    /// <returns>What is missing after the last link, or null.</returns>
    public AuditFinding? End() => _heads.Count == 0
        ? null
        : Flaw(AuditFlaws.RemovedTail, _sequence + 1, null, $"The chain ends with {_sequence}, but it had reached {_heads.Last().Sequence}.");

    private AuditFinding? CompareHeads(Guid? auditId)
    {
        while (_heads.TryPeek(out var head) && head.Sequence == _sequence)
        {
            _heads.Dequeue();
            if (!Same(head.Hash, _hash))
                return Flaw(AuditFlaws.OtherHead, _sequence, auditId, "The head that was kept elsewhere has another hash: the chain up to here was written anew.");
        }

        return null;
    }

    private AuditFinding Flaw(string finding, long sequence, Guid? auditId, string detail) => new(finding, _company, sequence, auditId, detail);

    private static bool Same(byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other);
}
