namespace KErp.Domain.Invoices;

/// <summary>An invoice as asked for, before it has an identity. <see cref="InvoiceRules"/> judge it.</summary>
/// <param name="WriteDate">작성일자, a Korean date.</param>
/// <param name="SupplyAmount">Won, the sum of the lines.</param>
/// <param name="TaxAmount">Won, the sum of the lines.</param>
/// <param name="TotalAmount">Won, supply plus tax.</param>
public sealed record NewInvoice(
    TaxType TaxType,
    InvoicePurpose Purpose,
    DateOnly WriteDate,
    Party Seller,
    Party Buyer,
    IReadOnlyList<InvoiceLine> Lines,
    long SupplyAmount,
    long TaxAmount,
    long TotalAmount,
    string? Remark);
