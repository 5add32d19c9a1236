namespace KErp.Domain.Invoices;

/// <summary>What must hold for a company, be it seller, buyer or the one that signs up.</summary>
public static class PartyRules
{
    /// <param name="found">Where broken rules are added.</param>
    /// <param name="prefix">Of the fields' names, such as <c>buyer.</c>; empty at the root.</param>
    /// <param name="party">The company.</param>
    public static void Check(List<Violation> found, string prefix, Party party)
    {
        if (party.BusinessNumber == default)
            found.Add(InvoiceViolations.InvalidBusinessNumber($"{prefix}businessNumber"));
        if (party.BranchNumber is { } branch && (branch.Length != InvoiceLimits.BranchNumber || !branch.All(char.IsAsciiDigit)))
            found.Add(InvoiceViolations.InvalidBranchNumber($"{prefix}branchNumber"));
        CheckTexts(found, prefix, party);
    }

    internal static void CheckTexts(List<Violation> found, string prefix, Party party)
    {
        TextRules.Required(found, $"{prefix}name", party.Name, InvoiceLimits.Name);
        TextRules.Required(found, $"{prefix}representative", party.Representative, InvoiceLimits.Representative);
        TextRules.Optional(found, $"{prefix}address", party.Address, InvoiceLimits.Address);
        TextRules.Optional(found, $"{prefix}businessType", party.BusinessType, InvoiceLimits.BusinessType);
        TextRules.Optional(found, $"{prefix}businessClass", party.BusinessClass, InvoiceLimits.BusinessClass);
        TextRules.Email(found, $"{prefix}email", party.Email, InvoiceLimits.Email);
    }
}
