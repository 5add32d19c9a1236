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
    long TotalAmount)
{
    public IssueType IssueType { get; init; }
    public BuyerKind BuyerKind { get; init; }

    /// <summary>Of a buyer who is no business; <see cref="Buyer"/> then has no business number.</summary>
    public IdentityNumber? BuyerIdentity { get; init; }

    /// <summary>비고, up to three.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
    public Payment Payment { get; init; } = Payment.NotStated;

    /// <summary>Up to five, besides the buyer's own address.</summary>
    public IReadOnlyList<Contact> Contacts { get; init; } = [];

    /// <summary>Null for an ordinary invoice.</summary>
    public Amendment? Amendment { get; init; }

    /// <summary>What undoes it to the won: every amount and quantity with the other sign, all else as it was.</summary>
    public NewInvoice Negated() => this with
    {
        Lines = [.. Lines.Select(line => line.Negated())],
        SupplyAmount = -SupplyAmount,
        TaxAmount = -TaxAmount,
        TotalAmount = -TotalAmount,
        Payment = Payment.Negated(),
    };
}
