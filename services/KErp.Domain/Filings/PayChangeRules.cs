namespace KErp.Domain.Filings;

/// <summary>보수월액 변경 (제27호), by the pay that the insurer reads.</summary>
internal static class PayChangeRules
{
    private const int Hundred = 100;

    public static void Check(EntryCheck check, PayChange entry)
    {
        FilingRules.Text(check.Found, check.Field("reason"), entry.Reason);
        switch (check.Insurer)
        {
            case Insurer.NationalPension when check.Has("pension", entry.Pension): Pension(check, entry.Pension!); break;
            case Insurer.Health: Pay(check, "healthPay", entry.HealthPay); break;
            case Insurer.Employment: Pay(check, "employmentPay", entry.EmploymentPay); break;
            case Insurer.IndustrialAccident: Pay(check, "accidentPay", entry.AccidentPay); break;
        }
    }

    private static void Pension(EntryCheck check, PensionIncomeChange change)
    {
        check.Won("pension.before", change.Before, min: 1);
        check.Won("pension.after", change.After, min: 1);
        if (!change.EmployeeAgrees)
            check.Add(FilingViolations.ConsentMissing(check.Field("pension.employeeAgrees")));
        var percent = check.Context.Policy.PensionChangePercent;
        if (Int128.Abs((Int128)change.After - change.Before) * Hundred < (Int128)change.Before * percent)
            check.Add(FilingViolations.ChangeTooSmall(check.Field("pension.after"), percent));
    }

    private static void Pay(EntryCheck check, string field, long? pay)
    {
        if (check.Has(field, pay)) check.Won(field, pay!.Value, min: 1);
    }
}
