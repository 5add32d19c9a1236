using KErp.Api.Invoices;
using KErp.Domain;
using KErp.Domain.Invoices;

namespace KErp.Api.Tests.Invoices;

public sealed class InvoiceQueryReadingTests
{
    [Fact]
    public void Everything_that_can_be_asked_is_read()
    {
        var filter = new InvoiceQueryReading([]).Read(Everything);
        Assert.Equal([InvoiceStatus.Issued, InvoiceStatus.TransmitFailed], filter.Statuses);
        Assert.Equal(
            (IssueType.Reverse, new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31), "2208162517", -5L, 1_000L, "50%_할인"),
            (filter.IssueType!.Value, filter.From!.Value, filter.To!.Value, filter.Partner, filter.MinAmount!.Value, filter.MaxAmount!.Value, filter.Text));
    }

    [Fact]
    public void Nothing_asked_is_everything()
    {
        var filter = new InvoiceQueryReading([]).Read(new InvoiceQuery());
        Assert.Equal((0, null, null, null, null, null, null, null),
            (filter.Statuses.Count, filter.IssueType, filter.From, filter.To, filter.Partner, filter.MinAmount, filter.MaxAmount, filter.Text));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "status", "issued,lost" },
        { "status", "" },
        { "direction", "both" },
        { "from", "2026-02-30" },
        { "to", "20260131" },
        { "partner", "1234567890" },
        { "minAmount", "1.5" },
        { "maxAmount", "1,000" },
        { "text", "" },
        { "text", "a\tb" },
        { "text", "900101-1234567" },
        { "text", new string('가', 101) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_is_said(string field, string value)
    {
        var violations = new List<Violation>();
        new InvoiceQueryReading(violations).Read(With(field, value));
        Assert.Equal(field, Assert.Single(violations).Field);
    }

    [Fact]
    public void The_record_of_a_download_says_what_was_asked()
    {
        Assert.Equal("all", new InvoiceQuery().Describe());
        Assert.Equal("status=issued&from=2026-01-01", new InvoiceQuery { From = "2026-01-01", Status = "issued" }.Describe());
    }

    private static InvoiceQuery Everything => new()
    {
        Status = "issued,transmit_failed", Direction = "purchases", From = "2026-01-01", To = "2026-03-31",
        Partner = "220-81-62517", MinAmount = "-5", MaxAmount = "1000", Text = "50%_할인",
    };

    private static InvoiceQuery With(string field, string value) => field switch
    {
        "status" => new() { Status = value },
        "direction" => new() { Direction = value },
        "from" => new() { From = value },
        "to" => new() { To = value },
        "partner" => new() { Partner = value },
        "minAmount" => new() { MinAmount = value },
        "maxAmount" => new() { MaxAmount = value },
        _ => new() { Text = value },
    };
}
