using KErp.Domain.Invoices;

namespace KErp.Data.Model;

/// <summary>One 전자세금계산서 of a company, with its way to the 승인번호.</summary>
public sealed class Invoice
{
    public required Guid CompanyId { get; init; }
    public required Guid Id { get; init; }

    /// <summary>문서번호 at the provider, derived from <see cref="Id"/>.</summary>
    public required string MgtKey { get; init; }
    public required TaxType TaxType { get; init; }
    public required InvoicePurpose Purpose { get; init; }
    public required DateOnly WriteDate { get; init; }

    /// <summary>Last day, in Korea, on which the invoice may be issued without a penalty.</summary>
    public required DateOnly IssueDeadline { get; init; }
    public required PartySnapshot Seller { get; init; }
    public required PartySnapshot Buyer { get; init; }
    public required long SupplyAmount { get; init; }
    public required long TaxAmount { get; init; }
    public required long TotalAmount { get; init; }
    public string? Remark { get; init; }

    public InvoiceStatus Status { get; private set; }

    /// <summary>Counts the claims by a worker; a result is taken only from the latest claim.</summary>
    public int Attempt { get; private set; }

    /// <summary>Until when the latest claim keeps other workers away.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }
    public string? NtsConfirmNumber { get; private set; }
    public string? FailureCode { get; private set; }
    public string? FailureMessage { get; private set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? IssuedAt { get; private set; }

    public List<InvoiceLineItem> Lines { get; } = [];
    public List<InvoiceEvent> Timeline { get; } = [];
}
