using KErp.Domain.Invoices;

namespace KErp.Domain.Tests.Invoices;

public sealed class RemarksTests
{
    [Theory]
    [InlineData(BuyerKind.Business, 3)]
    [InlineData(BuyerKind.Foreigner, 2)]
    public void there_are_three_and_two_where_a_foreigners_number_takes_the_first(BuyerKind kind, int room)
    {
        var invoice = Sample.SoldTo(kind);
        Assert.Empty(Sample.Check(invoice with { Remarks = [.. Enumerable.Repeat("비고", room)] }));
        Assert.Equal(["remarks too_many"], Sample.Check(invoice with { Remarks = [.. Enumerable.Repeat("비고", room + 1)] }));
    }

    [Fact]
    public void none_of_them_holds_a_resident_number() =>
        Assert.Equal(["remarks[1] personal_number"], Sample.Check(Sample.Valid with { Remarks = ["비고", "주민번호 900101-1234567"] }));
}
