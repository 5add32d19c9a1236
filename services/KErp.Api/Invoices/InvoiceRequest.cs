using KErp.Api.Requests;
using KErp.Domain.Invoices;

namespace KErp.Api.Invoices;

/// <summary>Amounts are whole won, dates are Korean dates.</summary>
public record DocumentRequest
{
    public TaxType? TaxType { get; init; }
    public InvoicePurpose? Purpose { get; init; }

    /// <summary>작성일자; today in Korea when left out.</summary>
    public DateOnly? WriteDate { get; init; }
    public IReadOnlyList<LineRequest?>? Lines { get; init; }
    public long? SupplyAmount { get; init; }
    public long? TaxAmount { get; init; }
    public long? TotalAmount { get; init; }

    /// <summary>비고, up to three; up to two for a foreigner, whose number takes the first.</summary>
    public IReadOnlyList<string?>? Remarks { get; init; }
    public PaymentRequest? Payment { get; init; }

    /// <summary>Up to five, besides the buyer's own address.</summary>
    public IReadOnlyList<ContactRequest?>? Contacts { get; init; }
}

/// <summary>What the company sells.</summary>
public record InvoiceRequest : DocumentRequest
{
    public BuyerRequest? Buyer { get; init; }
}

/// <summary>역발행요청: what the company buys, and asks the seller to issue.</summary>
public sealed record ReverseRequestRequest : DocumentRequest
{
    public PartyRequest? Seller { get; init; }
}

/// <summary>An invoice that is issued at once.</summary>
public sealed record CreateInvoiceRequest : InvoiceRequest
{
    /// <summary>지연발급: issue although the date to issue by has passed.</summary>
    public bool? ForceIssue { get; init; }
}

public sealed record BuyerRequest : PartyRequest
{
    /// <summary>A business when left out.</summary>
    public BuyerKind? Kind { get; init; }

    /// <summary>주민등록번호 of an individual; 외국인등록번호 or passport of a foreigner. Sealed, and shown masked.</summary>
    public IdentityNumber? IdentityNumber { get; init; }
}

public sealed record PaymentRequest
{
    /// <summary>현금.</summary>
    public long? Cash { get; init; }

    /// <summary>수표.</summary>
    public long? Cheque { get; init; }

    /// <summary>어음.</summary>
    public long? Note { get; init; }

    /// <summary>외상미수금.</summary>
    public long? Credit { get; init; }
}

public sealed record ContactRequest
{
    public string? Name { get; init; }
    public string? Email { get; init; }
}

public sealed record LineRequest
{
    /// <summary>The write date when left out.</summary>
    public DateOnly? PurchaseDate { get; init; }
    public string? Item { get; init; }
    public string? Specification { get; init; }
    public decimal? Quantity { get; init; }
    public decimal? UnitPrice { get; init; }
    public long? SupplyAmount { get; init; }
    public long? TaxAmount { get; init; }

    /// <summary>
    /// With the tax. Instead of the two amounts it is split into them, a fraction of a won of tax dropped, and without tax where
    /// the invoice has none; beside them it must be their sum.
    /// </summary>
    public long? TotalAmount { get; init; }
    public string? Remark { get; init; }
}
