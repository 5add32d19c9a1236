using KErp.Data.Model;
using KErp.Domain.Invoices;

namespace KErp.Api.Invoices;

public sealed record InvoiceResponse(
    Guid Id,
    InvoiceStatus Status,
    string MgtKey,
    string? NtsConfirmNumber,
    FailureResponse? Failure,
    TaxType TaxType,
    InvoicePurpose Purpose,
    DateOnly WriteDate,
    DateOnly IssueDeadline,
    PartySnapshot Seller,
    PartySnapshot Buyer,
    IReadOnlyList<LineResponse> Lines,
    long SupplyAmount,
    long TaxAmount,
    long TotalAmount,
    string? Remark,
    DateTimeOffset CreatedAt,
    DateTimeOffset? IssuedAt,
    IReadOnlyList<TimelineResponse> Timeline)
{
    public static InvoiceResponse Of(Invoice i) => new(
        i.Id, i.Status, i.MgtKey, i.NtsConfirmNumber, FailureResponse.Of(i.FailureCode, i.FailureMessage),
        i.TaxType, i.Purpose, i.WriteDate, i.IssueDeadline, i.Seller, i.Buyer, [.. i.Lines.Select(LineResponse.Of)],
        i.SupplyAmount, i.TaxAmount, i.TotalAmount, i.Remark, i.CreatedAt, i.IssuedAt, [.. i.Timeline.Select(TimelineResponse.Of)]);

    /// <summary>As it stands when it was just taken on.</summary>
    public static InvoiceResponse Queued(Guid id, string mgtKey, DateOnly deadline, NewInvoice i, DateTimeOffset now) => new(
        id, InvoiceStatus.Queued, mgtKey, null, null, i.TaxType, i.Purpose, i.WriteDate, deadline,
        PartySnapshot.Of(i.Seller), PartySnapshot.Of(i.Buyer), [.. i.Lines.Select(LineResponse.Of)],
        i.SupplyAmount, i.TaxAmount, i.TotalAmount, i.Remark, now, null, [new TimelineResponse(now, InvoiceStatus.Queued, null)]);
}

/// <summary>Why the invoice is not issued (yet).</summary>
public sealed record FailureResponse(string Code, string? Message)
{
    public static FailureResponse? Of(string? code, string? message) => code is null ? null : new FailureResponse(code, message);
}

public sealed record LineResponse(
    int Number, DateOnly PurchaseDate, string Item, string? Specification, decimal? Quantity, decimal? UnitPrice, long SupplyAmount, long TaxAmount, string? Remark)
{
    public static LineResponse Of(InvoiceLine l) =>
        new(l.Number, l.PurchaseDate, l.Item, l.Specification, l.Quantity, l.UnitPrice, l.SupplyAmount, l.TaxAmount, l.Remark);

    public static LineResponse Of(InvoiceLineItem l) =>
        new(l.Number, l.PurchaseDate, l.Item, l.Specification, l.Quantity, l.UnitPrice, l.SupplyAmount, l.TaxAmount, l.Remark);
}

public sealed record TimelineResponse(DateTimeOffset At, InvoiceStatus Status, string? Detail)
{
    public static TimelineResponse Of(InvoiceEvent e) => new(e.At, e.Status, e.Detail);
}

/// <param name="Items">Newest first.</param>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; null on the last one.</param>
public sealed record InvoicePage(IReadOnlyList<InvoiceSummary> Items, string? NextCursor);

public sealed record InvoiceSummary(
    Guid Id, InvoiceStatus Status, string? NtsConfirmNumber, DateOnly WriteDate, string BuyerBusinessNumber, string BuyerName, long TotalAmount, DateTimeOffset CreatedAt)
{
    public static InvoiceSummary Of(Invoice i) =>
        new(i.Id, i.Status, i.NtsConfirmNumber, i.WriteDate, i.Buyer.BusinessNumber, i.Buyer.Name, i.TotalAmount, i.CreatedAt);
}
