using KErp.Data.Model;
using KErp.Domain;
using KErp.Domain.Invoices;

namespace KErp.Api.Tests.Documents;

/// <summary>An invoice that has everything; a test changes one thing of it.</summary>
internal static class SampleInvoice
{
    public const string ConfirmNumber = "202607094100000800000001";
    public const string OriginalNumber = "202606014100000800000009";
    public static readonly DateOnly Day = new(2026, 7, 9);
    public static readonly IdentityNumber Person = IdentityNumber.Parse("900101-1234567");
    private static readonly DateTimeOffset Issued = new(2026, 7, 9, 23, 30, 15, TimeSpan.Zero);

    public static NewInvoice Written { get; } = new(
        TaxType.Taxable, InvoicePurpose.Charge, Day,
        new Party(BusinessNumber.Parse("1248100998"), "가람상사", "김가람", "서울특별시 중구 세종대로 1", "도매", "문구", "seller@example.com", "0001"),
        new Party(BusinessNumber.Parse("2208162517"), "나래유통", "이나래", "부산광역시 해운대구 센텀로 2", "소매", "잡화", "buyer@example.com"),
        [Line(1, 10_000, 1_000) with { Specification = "A4", Remark = "재생지" }, Line(2, 4_962_025, 496_202) with { Item = "운송", Quantity = null, UnitPrice = null }],
        4_972_025, 497_202, 5_469_227)
    {
        Remarks = ["납품 1차", "세금계산서 문의 02-000-0000"],
        Payment = new Payment(1_000_000, 0, 0, 4_469_227),
        Contacts = [new Contact("박담당", "contact@example.com")],
    };

    public static InvoiceLine Line(int number, long supply, long tax) => new(number, Day, "복사용지", null, 2.5m, supply / 2.5m, supply, tax, null);

    public static NewInvoice WithLines(int count) => Written with
    {
        Lines = [.. Enumerable.Range(1, count).Select(number => Line(number, 1_000, 100))],
        SupplyAmount = 1_000L * count, TaxAmount = 100L * count, TotalAmount = 1_100L * count, Payment = Payment.NotStated,
    };

    public static NewInvoice SoldTo(BuyerKind kind, NewInvoice? invoice = null) => (invoice ?? Written) with
    {
        BuyerKind = kind, BuyerIdentity = Person, Buyer = Written.Buyer with { BusinessNumber = default, Name = "홍길동", Representative = "홍길동", BusinessType = null, BusinessClass = null },
    };

    public static NewInvoice Amended(AmendmentReason reason, NewInvoice? invoice = null) =>
        (invoice ?? Written).Negated() with { Amendment = new Amendment(reason, Guid.CreateVersion7(), OriginalNumber) };

    public static Invoice Row(NewInvoice written, InvoiceStatus status = InvoiceStatus.Transmitted)
    {
        var row = Invoice.Of(
            Guid.Empty, Guid.Parse("019a0000-0000-7000-8000-000000000001"), new InvoiceContent(written, Day, false, null), status, Issued);
        if (status is InvoiceStatus.Draft or InvoiceStatus.Queued) return row;
        row.NtsConfirmNumber = ConfirmNumber;
        row.IssuedAt = Issued;
        return row;
    }
}
