namespace KErp.Domain.Invoices;

/// <summary>What must hold before the sheets of a 수정세금계산서 are written.</summary>
internal static class AmendmentRules
{
    public static List<Violation> Check(NewInvoice original, AmendmentRequest request, DateOnly today)
    {
        var found = new List<Violation>();
        if (!Enum.IsDefined(request.Reason))
        {
            found.Add(InvoiceViolations.UnknownValue("reason"));
            return found;
        }

        CheckOriginal(found, original, request.Reason);
        CheckGiven(found, request);
        if (found.Count > 0) return found;
        CheckDate(found, original, request.Date, today);
        CheckRemarkRoom(found, original, request);
        if (request.Lines is { } lines) CheckLines(found, original, request.Reason, lines);
        if (request.Corrected is { } corrected) CheckCorrected(found, original, corrected);
        return found;
    }

    /// <summary>A sheet that took something back is history: what it should not have taken is put right on what is left.</summary>
    private static void CheckOriginal(List<Violation> found, NewInvoice original, AmendmentReason reason)
    {
        if (original.SupplyAmount <= 0)
            found.Add(AmendmentViolations.NothingToAmend("reason"));
        if (reason is AmendmentReason.LocalLetterOfCredit && original.TaxType is not TaxType.Taxable)
            found.Add(AmendmentViolations.NotTaxable("reason"));
    }

    private static void CheckGiven(List<Violation> found, AmendmentRequest request)
    {
        var hasOwnDate = !Amendments.KeepsWriteDate(request.Reason);
        CheckPresence(found, "date", hasOwnDate, request.Date is not null);
        CheckPresence(found, "lines", hasOwnDate && request.Reason is not AmendmentReason.ContractCancelled, request.Lines is { Count: > 0 });
        CheckPresence(found, "corrected", request.Reason is AmendmentReason.CorrectedEntry, request.Corrected is not null);
        if (!hasOwnDate && request.Remarks is { Count: > 0 })
            found.Add(AmendmentViolations.NotForReason("remarks"));
    }

    private static void CheckPresence(List<Violation> found, string field, bool needed, bool given)
    {
        if (needed && !given) found.Add(InvoiceViolations.Required(field));
        if (given && !needed) found.Add(AmendmentViolations.NotForReason(field));
    }

    private static void CheckDate(List<Violation> found, NewInvoice original, DateOnly? date, DateOnly today)
    {
        if (date > today) found.Add(InvoiceViolations.FutureDate("date", today));
        if (date < original.WriteDate) found.Add(AmendmentViolations.BeforeOriginal("date", original.WriteDate));
    }

    private static void CheckRemarkRoom(List<Violation> found, NewInvoice original, AmendmentRequest request)
    {
        var room = InvoiceRules.MaxRemarks(original.BuyerKind) - 1;
        if (request.Remarks is { } remarks && remarks.Count > room) found.Add(InvoiceViolations.TooMany("remarks", room));
    }

    private static void CheckLines(List<Violation> found, NewInvoice original, AmendmentReason reason, IReadOnlyList<InvoiceLine> lines)
    {
        var supply = Sum(lines, line => line.SupplyAmount);
        var tax = Sum(lines, line => line.TaxAmount);
        // Of the sum: a discount that goes with what came back has the other sign.
        if (reason is AmendmentReason.Returned && supply > 0) found.Add(AmendmentViolations.NotNegative("lines"));
        if (supply == 0 && tax == 0) found.Add(AmendmentViolations.NoDifference("lines"));
        if (-supply > original.SupplyAmount || -tax > original.TaxAmount) found.Add(AmendmentViolations.ExceedsOriginal("lines", original.SupplyAmount));
    }

    private static void CheckCorrected(List<Violation> found, NewInvoice original, NewInvoice corrected)
    {
        if (corrected.WriteDate != original.WriteDate)
            found.Add(AmendmentViolations.NotOriginalDate("corrected.writeDate", original.WriteDate));
        if (corrected.Seller.BusinessNumber != original.Seller.BusinessNumber)
            found.Add(AmendmentViolations.OtherSeller("corrected"));
        if (corrected.SupplyAmount <= 0)
            found.Add(AmendmentViolations.NotPositive("corrected.supplyAmount"));
    }

    private static Int128 Sum(IReadOnlyList<InvoiceLine> lines, Func<InvoiceLine, long> amount) =>
        lines.Aggregate((Int128)0, (sum, line) => sum + amount(line));
}
