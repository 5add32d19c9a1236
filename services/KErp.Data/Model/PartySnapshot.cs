using KErp.Domain.Invoices;

namespace KErp.Data.Model;

/// <summary>A party as it stood when the invoice was made: later changes of the partner do not rewrite old invoices.</summary>
public sealed record PartySnapshot
{
    public required string BusinessNumber { get; init; }
    public required string Name { get; init; }
    public required string Representative { get; init; }
    public string? Address { get; init; }
    public string? BusinessType { get; init; }
    public string? BusinessClass { get; init; }
    public string? Email { get; init; }

    public static PartySnapshot Of(Party party) => new()
    {
        BusinessNumber = party.BusinessNumber.Value,
        Name = party.Name,
        Representative = party.Representative,
        Address = party.Address,
        BusinessType = party.BusinessType,
        BusinessClass = party.BusinessClass,
        Email = party.Email,
    };

    public Party ToParty() =>
        new(KErp.Domain.BusinessNumber.Parse(BusinessNumber), Name, Representative, Address, BusinessType, BusinessClass, Email);
}
