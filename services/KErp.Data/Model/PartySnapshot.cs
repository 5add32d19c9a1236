using KErp.Domain.Invoices;

namespace KErp.Data.Model;

/// <summary>A party as it stood when the invoice was made: later changes of the partner do not rewrite old invoices.</summary>
public sealed record PartySnapshot
{
    /// <summary>Empty for a buyer who is no business.</summary>
    public required string BusinessNumber { get; init; }
    public required string Name { get; init; }
    public required string Representative { get; init; }
    public string? Address { get; init; }
    public string? BusinessType { get; init; }
    public string? BusinessClass { get; init; }
    public string? Email { get; init; }

    /// <summary>종사업장 번호.</summary>
    public string? BranchNumber { get; init; }

    public static PartySnapshot Of(Party party) => new()
    {
        BusinessNumber = party.BusinessNumber.Value,
        Name = party.Name,
        Representative = party.Representative,
        Address = party.Address,
        BusinessType = party.BusinessType,
        BusinessClass = party.BusinessClass,
        Email = party.Email,
        BranchNumber = party.BranchNumber,
    };

    public Party ToParty() => new(
        BusinessNumber.Length == 0 ? default : KErp.Domain.BusinessNumber.Parse(BusinessNumber),
        Name, Representative, Address, BusinessType, BusinessClass, Email, BranchNumber);
}
