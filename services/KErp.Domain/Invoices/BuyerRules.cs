namespace KErp.Domain.Invoices;

/// <summary>What must hold for a buyer: a business has its number, anybody else the one of a person.</summary>
internal static class BuyerRules
{
    private const string Prefix = "buyer.";

    public static void Check(List<Violation> found, NewInvoice invoice)
    {
        if (!Enum.IsDefined(invoice.BuyerKind))
            found.Add(InvoiceViolations.UnknownValue($"{Prefix}kind"));
        else if (invoice.BuyerKind is BuyerKind.Business)
            CheckBusiness(found, invoice);
        else
            CheckPerson(found, invoice);
    }

    private static void CheckBusiness(List<Violation> found, NewInvoice invoice)
    {
        PartyRules.Check(found, Prefix, invoice.Buyer);
        if (invoice.BuyerIdentity is not null)
            found.Add(InvoiceViolations.NotAllowed($"{Prefix}identityNumber"));
    }

    private static void CheckPerson(List<Violation> found, NewInvoice invoice)
    {
        if (invoice.Buyer.BusinessNumber != default)
            found.Add(InvoiceViolations.NotAllowed($"{Prefix}businessNumber"));
        if (invoice.Buyer.BranchNumber is not null)
            found.Add(InvoiceViolations.NotAllowed($"{Prefix}branchNumber"));
        if (invoice.BuyerIdentity is not { } identity || identity == default || (invoice.BuyerKind is BuyerKind.Individual && !identity.IsResidentNumber))
            found.Add(InvoiceViolations.InvalidIdentityNumber($"{Prefix}identityNumber"));
        PartyRules.CheckTexts(found, Prefix, invoice.Buyer);
    }
}
