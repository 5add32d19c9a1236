using KErp.Api.Requests;
using KErp.Data.Model;
using KErp.Domain;
using KErp.Domain.Accounts;
using KErp.Domain.Invoices;

namespace KErp.Api.Identity;

/// <summary>Reads the parts that requests about accounts have in common; what it judged goes no further when there are violations.</summary>
internal sealed class AccountReading : RequestReading
{
    private const int NameLength = 100;

    /// <param name="company">The company.</param>
    /// <param name="prefix">Of its fields' names; empty where it is the whole body.</param>
    public Party Company(PartyRequest? company, string prefix = "")
    {
        var party = ReadParty(prefix, company);
        // The rules judge what is there; what is missing was reported and would only be reported twice.
        if (Found.Count == 0) PartyRules.Check(Found, prefix, party);
        return party;
    }

    public string Email(string? email)
    {
        var text = Required("email", email);
        if (email is not null) TextRules.Email(Found, "email", text, InvoiceLimits.Email);
        return text;
    }

    public string Name(string? name)
    {
        TextRules.Required(Found, "name", name, NameLength);
        return name ?? "";
    }

    public string Text(string field, string? text) => Required(field, text);

    public T Value<T>(string field, T? value) where T : struct => Required(field, value);

    public string NewPassword(string field, string? password, string email)
    {
        var text = Required(field, password);
        if (password is not null) PasswordPolicy.Check(Found, field, text, email);
        return text;
    }

    /// <summary>Any role but the operator's, which no company gives.</summary>
    public Role CompanyRole(Role? role)
    {
        var value = Required("role", role);
        if (value is Role.Operator) Found.Add(new Violation("role", InvoiceViolationCodes.UnknownValue, "회사에 없는 역할입니다.", "Not a role in a company."));
        return value;
    }
}
