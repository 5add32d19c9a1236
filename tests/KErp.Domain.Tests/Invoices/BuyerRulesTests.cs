using KErp.Domain.Invoices;

namespace KErp.Domain.Tests.Invoices;

public sealed class BuyerRulesTests
{
    private static readonly Party Person = new(default, "홍길동", "홍길동", null, null, null, null);

    [Theory]
    [InlineData(BuyerKind.Individual, "900101-1234567")]
    [InlineData(BuyerKind.Foreigner, "900101-5234567")]
    [InlineData(BuyerKind.Foreigner, "M12345678")]
    public void a_person_is_known_by_a_number_of_a_person(BuyerKind kind, string number) => Assert.Empty(Sample.Check(Sold(kind, number)));

    [Theory]
    [InlineData(BuyerKind.Individual, null)]
    [InlineData(BuyerKind.Individual, "M12345678")]
    [InlineData(BuyerKind.Foreigner, null)]
    public void an_individual_has_a_resident_number_and_a_foreigner_any(BuyerKind kind, string? number) =>
        Assert.Equal(["buyer.identityNumber invalid_identity_number"], Sample.Check(Sold(kind, number)));

    [Fact]
    public void a_number_that_could_not_be_read_is_none() =>
        Assert.Equal(["buyer.identityNumber invalid_identity_number"], Sample.Check(Sold(BuyerKind.Foreigner, null) with { BuyerIdentity = default(IdentityNumber) }));

    [Fact]
    public void a_person_has_neither_business_number_nor_branch()
    {
        var invoice = Sold(BuyerKind.Individual, "900101-1234567") with { Buyer = Sample.Buyer with { BranchNumber = "0001" } };
        Assert.Equal(["buyer.businessNumber not_allowed", "buyer.branchNumber not_allowed"], Sample.Check(invoice));
    }

    [Fact]
    public void a_business_has_no_number_of_a_person() =>
        Assert.Equal(["buyer.identityNumber not_allowed"], Sample.Check(Sample.Valid with { BuyerIdentity = IdentityNumber.Parse("900101-1234567") }));

    [Fact]
    public void an_unknown_kind_is_said_and_judged_no_further() =>
        Assert.Equal(["buyer.kind unknown_value"], Sample.Check(Sample.Valid with { BuyerKind = (BuyerKind)9, Buyer = Person }));

    [Theory]
    [InlineData("0001", true)]
    [InlineData("001", false)]
    [InlineData("00001", false)]
    [InlineData("００01", false)]
    [InlineData("", false)]
    public void a_branch_number_has_four_digits(string branch, bool allowed) => Assert.Equal(
        allowed ? [] : ["seller.branchNumber invalid_branch_number", "buyer.branchNumber invalid_branch_number"],
        Sample.Check(Sample.Valid with { Seller = Sample.Seller with { BranchNumber = branch }, Buyer = Sample.Buyer with { BranchNumber = branch } }));

    private static NewInvoice Sold(BuyerKind kind, string? number) => Sample.Valid with
    {
        BuyerKind = kind, Buyer = Person, BuyerIdentity = number is null ? null : IdentityNumber.Parse(number),
    };
}
