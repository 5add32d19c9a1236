using KErp.Data.Model;
using KErp.Domain.Invoices;
using KErp.Protos.Tax.V1;
using CollectedInvoice = KErp.Protos.Tax.V1.CollectedInvoice;
using Party = KErp.Protos.Tax.V1.Party;
using TaxType = KErp.Protos.Tax.V1.TaxType;

namespace KErp.TaxClient.Tests;

public sealed class CollectedMappingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 0, 0, 0, TimeSpan.Zero);

    private static readonly CollectionJob Job = new()
    {
        CompanyId = Guid.NewGuid(), Id = Guid.NewGuid(), Direction = CollectionDirection.Sales,
        From = new DateOnly(2026, 9, 1), To = new DateOnly(2026, 11, 24), CreatedAt = Now,
    };

    [Fact]
    public void An_invoice_to_a_business_is_kept_whole()
    {
        var read = CollectedMapping.Read(Invoice("2208162517", remark: "9월분"), Job, Now);

        Assert.Equal((Job.CompanyId, CollectionDirection.Sales, "202609014100000800000001"), (read.CompanyId, read.Direction, read.ConfirmNumber));
        Assert.Equal((new DateOnly(2026, 9, 1), null, new DateOnly(2026, 9, 2)), (read.WriteDate, read.IssueDate, read.SendDate));
        Assert.Equal((AmendmentReason.Returned, "202608014100000800000009"), (read.AmendmentReason, read.OriginalConfirmNumber));
        Assert.Equal((InvoicePurpose.Charge, -1000L, -100L, -1100L), (read.Purpose, read.SupplyAmount, read.TaxAmount, read.TotalAmount));
        Assert.Equal(("1248100998", "2208162517", "9월분"), (read.SellerBusinessNumber, read.BuyerBusinessNumber, read.Remark));
    }

    [Theory]
    [InlineData("9001011234567")]
    [InlineData("9999999999999")]
    public void The_number_of_a_person_is_not_kept_and_neither_is_the_remark_that_may_hold_it(string number)
    {
        var read = CollectedMapping.Read(Invoice(number, remark: "M12345678"), Job, Now);

        Assert.Equal("", read.BuyerBusinessNumber);
        Assert.Null(read.Remark);
    }

    [Fact]
    public void A_resident_number_in_a_text_is_not_kept()
    {
        var read = CollectedMapping.Read(Invoice("2208162517", remark: "홍길동 900101-1234567", item: "900101-1234567"), Job, Now);

        Assert.Null(read.Remark);
        Assert.Null(read.Item);
    }

    [Fact]
    public void A_reason_that_no_law_knows_is_an_error() =>
        Assert.Throws<InvalidOperationException>(() => CollectedMapping.Read(Invoice("2208162517", modifyCode: 7), Job, Now));

    private static CollectedInvoice Invoice(string buyer, string remark = "", string item = "용역", int modifyCode = 3) => new()
    {
        NtsConfirmNumber = "202609014100000800000001",
        WriteDate = "2026-09-01",
        SendDate = "2026-09-02",
        TaxType = TaxType.Taxable,
        Purpose = Purpose.Charge,
        ModifyCode = modifyCode,
        OriginalConfirmNumber = "202608014100000800000009",
        Seller = new Party { BusinessNumber = "1248100998", Name = "판매" },
        Buyer = new Party { BusinessNumber = buyer, Name = "구매" },
        SupplyAmount = -1000,
        TaxAmount = -100,
        TotalAmount = -1100,
        Remark = remark,
        Item = item,
    };
}
