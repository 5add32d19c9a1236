namespace KErp.Domain.Invoices;

internal static class AmountRules
{
    public static void InRange(List<Violation> found, string field, long amount)
    {
        if (amount is < -InvoiceLimits.MaxAmount or > InvoiceLimits.MaxAmount)
            found.Add(InvoiceViolations.AmountOutOfRange(field, InvoiceLimits.MaxAmount));
    }

    public static void Decimal(List<Violation> found, string field, decimal? value)
    {
        if (value is < -InvoiceLimits.MaxQuantity or > InvoiceLimits.MaxQuantity)
            found.Add(InvoiceViolations.AmountOutOfRange(field, InvoiceLimits.MaxQuantity));
        else if (value is { } number && decimal.Round(number, InvoiceLimits.MaxDecimals) != number)
            found.Add(InvoiceViolations.TooManyDecimals(field));
    }

    public static void Sum(List<Violation> found, string field, long given, Int128 expected)
    {
        if (given != expected)
            found.Add(InvoiceViolations.SumMismatch(field, expected));
    }
}
