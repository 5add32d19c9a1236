using KErp.Domain.Invoices;

namespace KErp.Domain.Tests.Invoices;

public sealed class ContactRulesTests
{
    [Fact]
    public void five_contacts_are_allowed_and_a_sixth_is_not()
    {
        Assert.Empty(Check(Many(5)));
        Assert.Equal(["contacts too_many"], Check(Many(6)));
    }

    [Theory]
    [InlineData("", "required", "invalid_email")]
    [InlineData("nowhere", "invalid_email")]
    public void a_contact_needs_an_address(string email, params string[] codes) =>
        Assert.Equal(codes.Select(code => $"contacts[0].email {code}"), Check([new Contact("박담당", email)]));

    [Fact]
    public void a_name_is_optional_and_holds_no_resident_number()
    {
        Assert.Empty(Check([new Contact(null, "a@b.kr")]));
        Assert.Equal(["contacts[1].name personal_number"], Check([new Contact(null, "a@b.kr"), new Contact("900101-1234567", "a@b.kr")]));
    }

    private static Contact[] Many(int count) => [.. Enumerable.Range(1, count).Select(n => new Contact($"담당 {n}", $"c{n}@b.kr"))];

    private static string[] Check(Contact[] contacts) => Sample.Check(Sample.Valid with { Contacts = contacts });
}
