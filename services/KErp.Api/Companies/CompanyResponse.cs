using KErp.Data.Model;

namespace KErp.Api.Companies;

public sealed record CompanyResponse(
    Guid Id, string BusinessNumber, string Name, string Representative, string? Address, string? BusinessType, string? BusinessClass, string? Email, DateTimeOffset CreatedAt)
{
    public static CompanyResponse Of(Company company)
    {
        var party = company.Party;
        return new CompanyResponse(
            company.Id, party.BusinessNumber, party.Name, party.Representative, party.Address, party.BusinessType, party.BusinessClass, party.Email, company.CreatedAt);
    }
}
