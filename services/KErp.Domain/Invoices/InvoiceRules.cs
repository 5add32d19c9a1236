namespace KErp.Domain.Invoices;

/// <summary>What must hold before an invoice is taken on.</summary>
public static class InvoiceRules
{
    /// <summary>Every broken rule, not only the first; empty when the invoice may be issued.</summary>
    /// <param name="today">The Korean date of now, see <see cref="KoreanTime"/>.</param>
    public static IReadOnlyList<Violation> Check(NewInvoice invoice, DateOnly today)
    {
        var found = new List<Violation>();
        CheckHead(found, invoice, today);
        PartyRules.Check(found, "seller.", invoice.Seller);
        BuyerRules.Check(found, invoice);
        ContactRules.Check(found, invoice.Contacts);
        CheckLines(found, invoice);
        CheckTotals(found, invoice);
        CheckPayment(found, invoice);
        return found;
    }

    /// <summary>The number of a foreigner takes the first.</summary>
    internal static int MaxRemarks(BuyerKind buyer) => buyer is BuyerKind.Foreigner ? InvoiceLimits.MaxRemarks - 1 : InvoiceLimits.MaxRemarks;

    private static void CheckHead(List<Violation> found, NewInvoice invoice, DateOnly today)
    {
        if (!Enum.IsDefined(invoice.TaxType))
            found.Add(InvoiceViolations.UnknownValue("taxType"));
        if (!Enum.IsDefined(invoice.Purpose))
            found.Add(InvoiceViolations.UnknownValue("purpose"));
        if (invoice.WriteDate > today)
            found.Add(InvoiceViolations.FutureDate("writeDate", today));
        CheckRemarks(found, invoice);
    }

    private static void CheckRemarks(List<Violation> found, NewInvoice invoice)
    {
        var max = MaxRemarks(invoice.BuyerKind);
        if (invoice.Remarks.Count > max)
            found.Add(InvoiceViolations.TooMany("remarks", max));
        foreach (var (index, remark) in invoice.Remarks.Take(max).Index())
            TextRules.Open(found, $"remarks[{index}]", remark, InvoiceLimits.InvoiceRemark);
    }

    private static void CheckLines(List<Violation> found, NewInvoice invoice)
    {
        if (invoice.Lines.Count is < 1 or > InvoiceLimits.MaxLines)
            found.Add(InvoiceViolations.LineCount("lines", invoice.Lines.Count));
        // The count is not an upper bound of the work: a caller who sends a million lines gets 99 of them judged.
        foreach (var (index, line) in invoice.Lines.Take(InvoiceLimits.MaxLines).Index())
            LineRules.Check(found, index, line, invoice.TaxType);
    }

    private static void CheckTotals(List<Violation> found, NewInvoice invoice)
    {
        AmountRules.InRange(found, "supplyAmount", invoice.SupplyAmount);
        AmountRules.InRange(found, "taxAmount", invoice.TaxAmount);
        AmountRules.InRange(found, "totalAmount", invoice.TotalAmount);

        // 128 bits hold any sum of 64-bit amounts, so an overflow shows as a difference instead of wrapping to a match.
        AmountRules.Sum(found, "supplyAmount", invoice.SupplyAmount, Total(invoice, line => line.SupplyAmount));
        AmountRules.Sum(found, "taxAmount", invoice.TaxAmount, Total(invoice, line => line.TaxAmount));
        var expected = (Int128)invoice.SupplyAmount + invoice.TaxAmount;
        if (invoice.TotalAmount != expected)
            found.Add(InvoiceViolations.TotalMismatch("totalAmount", expected));
    }

    private static void CheckPayment(List<Violation> found, NewInvoice invoice)
    {
        var payment = invoice.Payment;
        if (!payment.IsStated)
            return;
        AmountRules.InRange(found, "payment.cash", payment.Cash);
        AmountRules.InRange(found, "payment.cheque", payment.Cheque);
        AmountRules.InRange(found, "payment.note", payment.Note);
        AmountRules.InRange(found, "payment.credit", payment.Credit);
        if (payment.Sum != invoice.TotalAmount)
            found.Add(InvoiceViolations.PaymentMismatch("payment", payment.Sum));
    }

    private static Int128 Total(NewInvoice invoice, Func<InvoiceLine, long> amount) =>
        invoice.Lines.Aggregate((Int128)0, (sum, line) => sum + amount(line));
}
