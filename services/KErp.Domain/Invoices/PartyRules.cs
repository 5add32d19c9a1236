namespace KErp.Domain.Invoices;

internal static class PartyRules
{
    public static void Check(List<Violation> found, string path, Party party)
    {
        if (party.BusinessNumber == default)
            found.Add(InvoiceViolations.InvalidBusinessNumber($"{path}.businessNumber"));
        TextRules.Required(found, $"{path}.name", party.Name, InvoiceLimits.Name);
        TextRules.Required(found, $"{path}.representative", party.Representative, InvoiceLimits.Representative);
        TextRules.Optional(found, $"{path}.address", party.Address, InvoiceLimits.Address);
        TextRules.Optional(found, $"{path}.businessType", party.BusinessType, InvoiceLimits.BusinessType);
        TextRules.Optional(found, $"{path}.businessClass", party.BusinessClass, InvoiceLimits.BusinessClass);
        TextRules.Email(found, $"{path}.email", party.Email, InvoiceLimits.Email);
    }
}
