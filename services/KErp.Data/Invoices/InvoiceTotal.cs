using KErp.Domain.Invoices;

namespace KErp.Data.Invoices;

/// <summary>What invoices of one kind add up to, in won; amendments with their sign.</summary>
/// <param name="Invoices">How many, amendments included.</param>
/// <param name="Amendments">How many of them are 수정세금계산서.</param>
public sealed record InvoiceTotal(IssueType IssueType, TaxType TaxType, int Invoices, int Amendments, long SupplyAmount, long TaxAmount);
