using KErp.Domain;
using KErp.Domain.Invoices;

namespace KErp.Api.Requests;

/// <summary>Turns a request into what the domain knows, collecting everything that is wrong with it.</summary>
internal abstract class RequestReading
{
    public IReadOnlyList<Violation> Violations => Found;

    protected List<Violation> Found { get; } = [];

    protected Party ReadParty(string prefix, PartyRequest? party)
    {
        party ??= new PartyRequest();
        return new Party(
            ReadBusinessNumber($"{prefix}businessNumber", party.BusinessNumber, NeedsBusinessNumber(party)),
            Required($"{prefix}name", party.Name),
            Required($"{prefix}representative", party.Representative),
            party.Address,
            party.BusinessType,
            party.BusinessClass,
            party.Email,
            party.BranchNumber);
    }

    /// <summary>Whether the party is a business, which has a number.</summary>
    protected virtual bool NeedsBusinessNumber(PartyRequest? party) => true;

    protected BusinessNumber ReadBusinessNumber(string at, string? text, bool needed)
    {
        if (text is null) return needed ? Required(at, (BusinessNumber?)null) : default;
        if (!BusinessNumber.TryParse(text, out var number)) Found.Add(new Violation(
            at, InvoiceViolationCodes.InvalidBusinessNumber, "사업자등록번호가 올바르지 않습니다.", "Not a valid business registration number."));
        return number;
    }

    protected T Required<T>(string field, T? value) where T : struct => value ?? Missing<T>(field);

    protected string Required(string field, string? value) => value ?? Missing<string>(field) ?? "";

    private T Missing<T>(string field)
    {
        Found.Add(RequestViolations.Required(field));
        return default!;
    }
}
