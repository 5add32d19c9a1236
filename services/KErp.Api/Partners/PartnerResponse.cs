using KErp.Data.Model;
using KErp.Data.Partners;

namespace KErp.Api.Partners;

/// <param name="State">As of <paramref name="CheckedAt"/>; null before the first check.</param>
/// <param name="TaxKind">In Korean, such as 부가가치세 일반과세자.</param>
/// <param name="ClosedOn">폐업일.</param>
public sealed record PartnerResponse(
    Guid Id,
    string BusinessNumber,
    string Name,
    string Representative,
    string? Address,
    string? BusinessType,
    string? BusinessClass,
    string? Email,
    string? BranchNumber,
    BusinessState? State,
    string? TaxKind,
    DateOnly? ClosedOn,
    DateTimeOffset? CheckedAt,
    DateTimeOffset CreatedAt)
{
    public static PartnerResponse Of(Partner partner)
    {
        var party = partner.Party;
        return new PartnerResponse(
            partner.Id, party.BusinessNumber, party.Name, party.Representative, party.Address, party.BusinessType, party.BusinessClass, party.Email,
            party.BranchNumber, partner.State, partner.TaxKind, partner.ClosedOn, partner.CheckedAt, partner.CreatedAt);
    }
}

/// <param name="Items">Newest first.</param>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; null on the last one.</param>
public sealed record PartnerPage(IReadOnlyList<PartnerResponse> Items, string? NextCursor);

/// <param name="Items">One for each number of the request, in its order.</param>
public sealed record BusinessCheckResponse(IReadOnlyList<BusinessReport> Items);
