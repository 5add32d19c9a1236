using KErp.Data.Audit;

namespace KErp.Data.Tests.Audit;

public sealed class AuditHashTests
{
    /// <summary>Computed by another program from the documentation: the form may not change while one chain of it exists.</summary>
    [Fact]
    public void The_canonical_form_is_what_the_documentation_says()
    {
        Assert.Equal("5f973862c4c7531ddb74a921c18f22589e401ba1d9293272da7de52ce7440de0", Convert.ToHexStringLower(AuditHash.OfEntry(Sample.Entry(1, subject: "김개발"))));
        Assert.Equal("e0b1f2d0dbf6c15bf412ad6ff6ce55ce2dd582cc97962b8efc585e529e817a92", Convert.ToHexStringLower(Sample.Link(1, AuditHash.Genesis, Sample.Entry(1, subject: "김개발")).Hash));
    }

    [Fact]
    public void No_two_entries_read_the_same() => Assert.Equal(6, new[]
    {
        Sample.Entry(1),
        Sample.Entry(1, action: "invoice.creat", entity: "einvoice"),
        Sample.Entry(1, subject: ""),
        Sample.Entry(1, subject: "x"),
        Sample.Entry(1, reason: "x"),
        Sample.Entry(1, at: Sample.Start.AddSeconds(1).AddMicroseconds(1)),
    }.Select(e => Convert.ToHexString(AuditHash.OfEntry(e))).Distinct().Count());

    /// <summary>The database keeps microseconds, and hands times out with another offset than they came in.</summary>
    [Fact]
    public void A_time_is_the_same_however_it_is_written() => Assert.Equal(
        AuditHash.OfEntry(Sample.Entry(1)),
        AuditHash.OfEntry(Sample.Entry(1, at: Sample.Start.AddSeconds(1).AddTicks(9).ToOffset(TimeSpan.FromHours(9)))));

    [Fact]
    public void A_link_depends_on_the_one_before() => Assert.NotEqual(
        Sample.Link(2, AuditHash.Genesis, Sample.Entry(2)).Hash, Sample.Link(2, AuditHash.OfEntry(Sample.Entry(1)), Sample.Entry(2)).Hash);
}
