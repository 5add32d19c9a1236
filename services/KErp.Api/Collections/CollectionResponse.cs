using KErp.Api.Invoices;
using KErp.Data.Collections;
using KErp.Data.Model;
using KErp.Domain.Invoices;

namespace KErp.Api.Collections;

/// <param name="From">전송일자, both days included.</param>
/// <param name="Found">How many invoices the tax office has, once it is done.</param>
/// <param name="Added">How many of them were new to us.</param>
/// <param name="Failure">Why it has failed.</param>
public sealed record CollectionResponse(
    Guid Id,
    CollectionDirection Direction,
    DateOnly From,
    DateOnly To,
    CollectionState State,
    int? Found,
    int? Added,
    FailureResponse? Failure,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt)
{
    public static CollectionResponse Of(CollectionJob job) => new(
        job.Id, job.Direction, job.From, job.To, job.State, job.Found, job.Added, FailureResponse.Of(job.FailureCode, job.FailureMessage), job.CreatedAt, job.FinishedAt);
}

/// <param name="Items">Newest first.</param>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; null on the last one.</param>
public sealed record CollectionPage(IReadOnlyList<CollectionResponse> Items, string? NextCursor);

/// <summary>An invoice as the tax office has it.</summary>
/// <param name="ConfirmNumber">승인번호.</param>
/// <param name="SendDate">When the tax office got it.</param>
/// <param name="InvoiceId">The invoice of ours with the same 승인번호; null when it was issued elsewhere.</param>
public sealed record CollectedInvoiceResponse(
    string ConfirmNumber,
    CollectionDirection Direction,
    DateOnly WriteDate,
    DateOnly? IssueDate,
    DateOnly? SendDate,
    TaxType TaxType,
    InvoicePurpose? Purpose,
    AmendmentReason? AmendmentReason,
    string? OriginalConfirmNumber,
    CollectedPartyResponse Seller,
    CollectedPartyResponse Buyer,
    long SupplyAmount,
    long TaxAmount,
    long TotalAmount,
    string? Item,
    string? Remark,
    Guid? InvoiceId)
{
    public static CollectedInvoiceResponse Of(MatchedInvoice matched)
    {
        var i = matched.Collected;
        return new CollectedInvoiceResponse(
            i.ConfirmNumber, i.Direction, i.WriteDate, i.IssueDate, i.SendDate, i.TaxType, i.Purpose, i.AmendmentReason, i.OriginalConfirmNumber,
            new CollectedPartyResponse(i.SellerBusinessNumber, i.SellerName), new CollectedPartyResponse(i.BuyerBusinessNumber, i.BuyerName),
            i.SupplyAmount, i.TaxAmount, i.TotalAmount, i.Item, i.Remark, matched.InvoiceId);
    }
}

/// <param name="BusinessNumber">Empty for a buyer who is no business.</param>
public sealed record CollectedPartyResponse(string BusinessNumber, string Name);

/// <param name="Items">The latest 승인번호 first.</param>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; null on the last one.</param>
public sealed record CollectedInvoicePage(IReadOnlyList<CollectedInvoiceResponse> Items, string? NextCursor);
