using KErp.Domain.Invoices;

namespace KErp.Domain.Tests.Invoices;

/// <summary>An invoice that keeps every rule; a test breaks one thing of it.</summary>
internal static class Sample
{
    public static readonly DateOnly Today = new(2026, 7, 9);

    public static Party Seller { get; } = new(
        BusinessNumber.Parse("1248100998"), "가람상사", "김가람", "서울특별시 중구 세종대로 1", "도매", "문구", "seller@example.com");

    public static Party Buyer { get; } = new(BusinessNumber.Parse("2208162517"), "나래유통", "이나래", null, null, null, null);

    public static InvoiceLine Line(int number, long supply, long tax) =>
        new(number, Today, "복사용지", "A4", 1m, supply, supply, tax, null);

    public static NewInvoice Invoice(TaxType taxType, params (long Supply, long Tax)[] amounts)
    {
        var lines = amounts.Select((amount, index) => Line(index + 1, amount.Supply, amount.Tax)).ToArray();
        var supply = amounts.Sum(amount => amount.Supply);
        var tax = amounts.Sum(amount => amount.Tax);
        return new(taxType, InvoicePurpose.Charge, Today, Seller, Buyer, lines, supply, tax, supply + tax);
    }

    public static NewInvoice Valid { get; } = Invoice(TaxType.Taxable, (10_000, 1_000), (4_962_025, 496_202));

    public static NewInvoice SoldTo(BuyerKind kind) => kind is BuyerKind.Business
        ? Valid
        : Valid with { BuyerKind = kind, Buyer = Buyer with { BusinessNumber = default }, BuyerIdentity = IdentityNumber.Parse("900101-1234567") };

    /// <summary>The broken rules as <c>field code</c>.</summary>
    public static string[] Check(NewInvoice invoice) => Show(InvoiceRules.Check(invoice, Today));

    public static string[] Show(IEnumerable<Violation> violations) => [.. violations.Select(violation => $"{violation.Field} {violation.Code}")];
}
