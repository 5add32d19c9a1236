using KErp.Data.Audit;
using KErp.Data.Model;

namespace KErp.Data.Tests.Audit;

public sealed class ChainCheckTests
{
    private readonly Sample _chain = new(5);

    [Fact]
    public void An_untouched_chain_has_no_flaw() => Assert.Null(_chain.Check(null, _chain.Head(2), _chain.Head(5)));

    [Fact]
    public void A_changed_entry_is_named()
    {
        _chain.Entries[2] = Sample.Entry(3, action: "invoice.read");

        Assert.Equal((AuditFlaws.ChangedEntry, 3, _chain.Links[2].AuditId), Seen(_chain.Check()));
    }

    [Fact]
    public void A_changed_entry_with_its_hash_made_to_fit_breaks_the_link()
    {
        _chain.Entries[2] = Sample.Entry(3, action: "invoice.read");
        var link = _chain.Links[2];
        _chain.Links[2] = new AuditLink
        {
            CompanyId = link.CompanyId, Sequence = 3, AuditId = link.AuditId, At = link.At, EntryHash = AuditHash.OfEntry(_chain.Entries[2]!), Hash = link.Hash,
        };

        Assert.Equal((AuditFlaws.WrongHash, 3, link.AuditId), Seen(_chain.Check()));
    }

    [Fact]
    public void A_missing_entry_is_named()
    {
        _chain.Entries[2] = null;

        Assert.Equal((AuditFlaws.MissingEntry, 3, _chain.Links[2].AuditId), Seen(_chain.Check()));
    }

    [Fact]
    public void A_missing_link_is_named()
    {
        _chain.Links.RemoveAt(2);
        _chain.Entries.RemoveAt(2);

        Assert.Equal((AuditFlaws.MissingLink, 3, null), Seen(_chain.Check()));
    }

    [Fact]
    public void A_removed_tail_is_found_with_the_head_and_not_without()
    {
        var head = _chain.Head(5);
        _chain.Links.RemoveRange(3, 2);

        Assert.Null(_chain.Check());
        Assert.Equal((AuditFlaws.RemovedTail, 4, null), Seen(_chain.Check(null, head)));
    }

    [Fact]
    public void A_chain_that_was_written_anew_is_found_with_the_head_and_not_without()
    {
        var head = _chain.Head(4);
        _chain.Entries[2] = Sample.Entry(3, action: "invoice.read");
        for (var n = 3; n <= 5; n++) _chain.Links[n - 1] = Sample.Link(n, _chain.Links[n - 2].Hash, _chain.Entries[n - 1]!);

        Assert.Null(_chain.Check());
        Assert.Equal(AuditFlaws.OtherHead, _chain.Check(null, head)?.Finding);
        Assert.Equal(4, _chain.Check(null, head)?.Sequence);
    }

    [Fact]
    public void After_a_checkpoint_the_chain_goes_on_and_older_heads_are_left_alone()
    {
        var (checkpoint, old) = (Checkpoint(2, Sample.Start.AddSeconds(3)), _chain.Head(1));
        _chain.Links.RemoveRange(0, 2);
        _chain.Entries.RemoveRange(0, 2);

        Assert.Null(_chain.Check(checkpoint, old));
        Assert.Equal((AuditFlaws.MissingLink, 1, null), Seen(_chain.Check()));
    }

    [Fact]
    public void A_stragglers_entry_may_be_gone_and_a_younger_one_may_not()
    {
        var checkpoint = Checkpoint(2, Sample.Start.AddSeconds(4));
        _chain.Links.RemoveRange(0, 2);
        _chain.Entries.RemoveRange(0, 2);
        _chain.Entries[0] = null;
        Assert.Null(_chain.Check(checkpoint));

        _chain.Entries[1] = null;
        Assert.Equal((AuditFlaws.MissingEntry, 4, _chain.Links[1].AuditId), Seen(_chain.Check(checkpoint)));
    }

    private AuditCheckpoint Checkpoint(int sequence, DateTimeOffset droppedBefore) => new()
    {
        CompanyId = Sample.Company, Sequence = sequence, Hash = _chain.Links[sequence - 1].Hash, DroppedBefore = droppedBefore, CreatedAt = Sample.Start,
    };

    private static (string?, long?, Guid?) Seen(AuditFinding? flaw) => (flaw?.Finding, flaw?.Sequence, flaw?.AuditId);
}
