using KErp.Data.Model;
using KErp.Domain;
using KErp.Domain.Invoices;

namespace KErp.Api.Invoices;

public sealed record InvoiceResponse(
    Guid Id,
    InvoiceStatus Status,
    IssueType IssueType,
    string MgtKey,
    string? NtsConfirmNumber,
    string? NtsResultCode,
    FailureResponse? Failure,
    TaxType TaxType,
    InvoicePurpose Purpose,
    DateOnly WriteDate,
    DateOnly IssueDeadline,
    PartySnapshot Seller,
    PartySnapshot Buyer,
    BuyerKind BuyerKind,
    IdentityNumber? BuyerIdentityNumber,
    IReadOnlyList<LineResponse> Lines,
    long SupplyAmount,
    long TaxAmount,
    long TotalAmount,
    Payment? Payment,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<Contact> Contacts,
    AmendmentResponse? Amendment,
    Guid? BatchId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? IssuedAt,
    IReadOnlyList<TimelineResponse> Timeline)
{
    /// <summary>지연발급: issued after the date to issue by.</summary>
    public bool IssuedLate => IssuedAt is { } issued && KoreanTime.DateOf(issued) > IssueDeadline;

    /// <summary>What the writer should know; only in the answer to the request that wrote it.</summary>
    public IReadOnlyList<WarningResponse>? Warnings { get; init; }

    /// <summary>The sheets of its 수정세금계산서, the first one first; only where it is read by itself.</summary>
    public IReadOnlyList<Guid>? Amendments { get; init; }

    public static InvoiceResponse Of(Invoice i, IdentityNumber? buyerIdentity) => new(
        i.Id, i.Status, i.IssueType, i.MgtKey, i.NtsConfirmNumber, i.NtsResultCode, FailureResponse.Of(i.FailureCode, i.FailureMessage),
        i.TaxType, i.Purpose, i.WriteDate, i.IssueDeadline, i.Seller, i.Buyer, i.BuyerKind, buyerIdentity, [.. i.Lines.Select(LineResponse.Of)],
        i.SupplyAmount, i.TaxAmount, i.TotalAmount, i.Payment.ToPayment() is { IsStated: true } payment ? payment : null, i.Remarks,
        [.. i.Contacts.Select(c => new Contact(c.Name, c.Email))], AmendmentResponse.Of(i), i.BatchId, i.CreatedAt, i.IssuedAt, [.. i.Timeline.Select(TimelineResponse.Of)]);
}

/// <summary>수정세금계산서: why, and of which invoice.</summary>
public sealed record AmendmentResponse(AmendmentReason Reason, Guid OriginalInvoiceId, string OriginalConfirmNumber)
{
    public static AmendmentResponse? Of(Invoice i) =>
        i.AmendmentReason is { } reason ? new AmendmentResponse(reason, i.OriginalInvoiceId!.Value, i.OriginalConfirmNumber!) : null;
}

/// <param name="Code">Stable, for programs.</param>
public sealed record WarningResponse(string Code, MessagesResponse Messages);

/// <param name="Ko">For the user.</param>
/// <param name="En">For the developer.</param>
public sealed record MessagesResponse(string Ko, string En);

/// <summary>Why the invoice is not issued (yet).</summary>
public sealed record FailureResponse(string Code, string? Message)
{
    public static FailureResponse? Of(string? code, string? message) => code is null ? null : new FailureResponse(code, message);
}

public sealed record LineResponse(
    int Number, DateOnly PurchaseDate, string Item, string? Specification, decimal? Quantity, decimal? UnitPrice, long SupplyAmount, long TaxAmount, string? Remark)
{
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
    Guid Id, InvoiceStatus Status, IssueType IssueType, TaxType TaxType, AmendmentReason? AmendmentReason, string? NtsConfirmNumber, DateOnly WriteDate,
    string SellerBusinessNumber, string SellerName, string BuyerBusinessNumber, string BuyerName,
    long SupplyAmount, long TaxAmount, long TotalAmount, DateTimeOffset CreatedAt)
{
    public static InvoiceSummary Of(Invoice i) => new(
        i.Id, i.Status, i.IssueType, i.TaxType, i.AmendmentReason, i.NtsConfirmNumber, i.WriteDate,
        i.Seller.BusinessNumber, i.Seller.Name, i.Buyer.BusinessNumber, i.Buyer.Name, i.SupplyAmount, i.TaxAmount, i.TotalAmount, i.CreatedAt);
}
