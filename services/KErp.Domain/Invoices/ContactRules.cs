namespace KErp.Domain.Invoices;

internal static class ContactRules
{
    public static void Check(List<Violation> found, IReadOnlyList<Contact> contacts)
    {
        if (contacts.Count > InvoiceLimits.MaxContacts)
            found.Add(InvoiceViolations.TooMany("contacts", InvoiceLimits.MaxContacts));
        foreach (var (index, contact) in contacts.Take(InvoiceLimits.MaxContacts).Index())
        {
            TextRules.Open(found, $"contacts[{index}].name", contact.Name, InvoiceLimits.ContactName);
            TextRules.Required(found, $"contacts[{index}].email", contact.Email, InvoiceLimits.Email);
            TextRules.Email(found, $"contacts[{index}].email", contact.Email, InvoiceLimits.Email);
        }
    }
}
