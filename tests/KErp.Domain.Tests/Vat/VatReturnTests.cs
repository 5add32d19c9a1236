using KErp.Domain.Invoices;
using KErp.Domain.Vat;

namespace KErp.Domain.Tests.Vat;

public sealed class VatReturnTests
{
    [Theory]
    [InlineData(InvoiceStatus.Issued)]
    [InlineData(InvoiceStatus.Transmitting)]
    [InlineData(InvoiceStatus.Transmitted)]
    [InlineData(InvoiceStatus.TransmitFailed)]
    public void what_was_issued_counts(InvoiceStatus status) => Assert.Contains(status, VatReturn.CountedStates);

    [Fact]
    public void nothing_else_does() => Assert.Equal(4, VatReturn.CountedStates.Distinct().Count());
}
