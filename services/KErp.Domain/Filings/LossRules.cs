namespace KErp.Domain.Filings;

/// <summary>자격상실 (제8호), by the part that the insurer reads.</summary>
internal static class LossRules
{
    private const int PensionTo = 60;
    private const string CameToSixty = "5";

    public static void Check(EntryCheck check, Loss entry)
    {
        FilingRules.Phone(check.Found, check.Field("phone"), entry.Phone);
        switch (check.Insurer)
        {
            case Insurer.NationalPension when check.Has("pension", entry.Pension): Pension(check, entry, entry.Pension!); break;
            case Insurer.Health when check.Has("health", entry.Health): Health(check, entry.Health!); break;
            case Insurer.Employment when check.Has("labour", entry.Labour): Labour(check, entry.Labour!, "labour.employment", entry.Labour!.Employment); break;
            case Insurer.IndustrialAccident when check.Has("labour", entry.Labour):
                Labour(check, entry.Labour!, "labour.industrialAccident", entry.Labour!.IndustrialAccident);
                break;
        }
    }

    private static void Pension(EntryCheck check, Loss entry, PensionLoss pension)
    {
        check.Code("pension.code", FilingCodeLists.PensionLoss, pension.Code);
        // 국민연금법 제12조제1항제4호: who comes to 60 loses it on the day after.
        if (pension.Code == CameToSixty && entry.Person.ResidentNumber.BirthDate.AddYears(PensionTo) >= entry.LostOn)
            check.Add(FilingViolations.AgeAndCode(check.Field("pension.code")));
    }

    private static void Health(EntryCheck check, HealthLoss health)
    {
        check.Code("health.code", FilingCodeLists.HealthLoss, health.Code);
        check.Pay("health.thisYear", health.ThisYear);
        if (health.LastYear is not null) check.Pay("health.lastYear", health.LastYear);
    }

    private static void Labour(EntryCheck check, LabourLoss labour, string field, LabourPay? pay)
    {
        check.Code("labour.reason", FilingCodeLists.EmploymentLoss, labour.Reason);
        FilingRules.Text(check.Found, check.Field("labour.detail"), labour.Detail);
        if (!check.Has(field, pay)) return;
        check.Won($"{field}.thisYear", pay!.ThisYear);
        if (pay.LastYear is { } last) check.Won($"{field}.lastYear", last);
    }
}
