namespace KErp.Domain.Filings;

/// <summary>보수총액 (제26호).</summary>
internal static class PayTotalRules
{
    public static void Check(EntryCheck check, PayTotal entry)
    {
        if (entry.Year >= check.Context.Today.Year)
            check.Add(FilingViolations.YearNotOver(check.Field("year")));
        var (field, pay) = (FieldOf(check.Insurer), entry.Of(check.Insurer));
        if (check.Has(field, pay)) check.Pay(field, pay!);
    }

    private static string FieldOf(Insurer insurer) => insurer switch
    {
        Insurer.NationalPension => "pension",
        Insurer.Health => "health",
        Insurer.Employment => "employment",
        _ => "industrialAccident",
    };
}
