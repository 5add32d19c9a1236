using KErp.Data.Audit;
using KErp.Data.Model;

namespace KErp.Data.Tests.Audit;

/// <summary>A company's chain of so many links, as the sealer makes it.</summary>
internal sealed class Sample
{
    public static readonly Guid Company = Guid.Parse("01970000-0000-7000-8000-0000000000aa");
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public Sample(int count)
    {
        var before = AuditHash.Genesis;
        for (var n = 1; n <= count; n++)
        {
            var entry = Entry(n);
            var link = Link(n, before, entry);
            Entries.Add(entry);
            Links.Add(link);
            before = link.Hash;
        }
    }

    public List<AuditEntry?> Entries { get; } = [];
    public List<AuditLink> Links { get; } = [];

    public AuditHead Head(int sequence) => new(Company, sequence, Links[sequence - 1].Hash, Links[sequence - 1].At);

    public static AuditEntry Entry(
        int n, string action = "invoice.create", string entity = "invoice", string? subject = null, string? reason = null, DateTimeOffset? at = null) => new()
    {
        CompanyId = Company, Id = new Guid(n, 0, 0, new byte[8]), At = at ?? Start.AddSeconds(n), Actor = "user:1", Action = action,
        Entity = entity, EntityId = $"{n}", Subject = subject, Reason = reason, RemoteAddress = "127.0.0.1",
    };

    public static AuditLink Link(long sequence, byte[] before, AuditEntry entry, byte[]? entryHash = null)
    {
        var hash = entryHash ?? AuditHash.OfEntry(entry);
        return new AuditLink
        {
            CompanyId = Company, Sequence = sequence, AuditId = entry.Id, At = entry.At, EntryHash = hash,
            Hash = AuditHash.OfLink(before, Company, sequence, entry.Id, entry.At, hash),
        };
    }

    /// <summary>The first flaw, or null.</summary>
    public AuditFinding? Check(AuditCheckpoint? checkpoint = null, params AuditHead[] heads)
    {
        var check = new ChainCheck(Company, checkpoint, heads);
        if (check.Begin() is { } atOnce) return atOnce;
        foreach (var (link, entry) in Links.Zip(Entries))
            if (check.Add(link, entry) is { } flaw) return flaw;
        return check.End();
    }
}
