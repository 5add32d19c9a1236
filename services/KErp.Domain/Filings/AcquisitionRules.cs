using KErp.Domain.Invoices;

namespace KErp.Domain.Filings;

/// <summary>자격취득 (제6호), by the part that the insurer reads.</summary>
internal static class AcquisitionRules
{
    private const int PensionFrom = 18;
    private const int PensionTo = 60;
    private const int HoursOfWeek = 168;
    private const string Adult = "01";
    private const string Minor = "03";

    public static void Check(EntryCheck check, Acquisition entry)
    {
        check.Won("monthlyIncome", entry.MonthlyIncome, min: 1);
        switch (check.Insurer)
        {
            case Insurer.NationalPension when check.Has("pension", entry.Pension): Pension(check, entry, entry.Pension!); break;
            case Insurer.Health when check.Has("health", entry.Health): Health(check, entry.Health!); break;
            case Insurer.Employment or Insurer.IndustrialAccident when check.Has("labour", entry.Labour): Labour(check, entry, entry.Labour!); break;
        }
    }

    private static void Pension(EntryCheck check, Acquisition entry, PensionAcquisition pension)
    {
        check.Code("pension.code", FilingCodeLists.PensionAcquisition, pension.Code);
        check.OptionalCode("pension.specialOccupation", FilingCodeLists.SpecialOccupation, pension.SpecialOccupation);
        check.OptionalCode("pension.occupationalPension", FilingCodeLists.OccupationalPension, pension.OccupationalPension);
        if (entry.Person.ResidentNumber == default) return;
        // 국민연금법 제8조: from 18 to below 60 by law, below 18 with another code.
        var born = entry.Person.ResidentNumber.BirthDate;
        if (born.AddYears(PensionTo) <= entry.AcquiredOn)
            check.Add(FilingViolations.TooOldForPension(check.Field("acquiredOn")));
        var minor = born.AddYears(PensionFrom) > entry.AcquiredOn;
        if ((pension.Code == Adult && minor) || (pension.Code == Minor && !minor))
            check.Add(FilingViolations.AgeAndCode(check.Field("pension.code")));
    }

    private static void Health(EntryCheck check, HealthAcquisition health)
    {
        check.Code("health.code", FilingCodeLists.HealthAcquisition, health.Code);
        check.Code("health.reduction", FilingCodeLists.HealthReduction, health.Reduction);
    }

    private static void Labour(EntryCheck check, Acquisition entry, LabourAcquisition labour)
    {
        check.Code("labour.job", FilingCodeLists.Job, labour.Job);
        if (labour.WeeklyHours is < 1 or > HoursOfWeek)
            check.Add(FilingViolations.HoursOutOfRange(check.Field("labour.weeklyHours"), HoursOfWeek));
        if (labour.ContractEnd < YearMonth.Of(entry.AcquiredOn))
            check.Add(FilingViolations.ContractEndsBefore(check.Field("labour.contractEnd")));
        check.OptionalCode("labour.chargeClass", FilingCodeLists.ChargeClass, labour.ChargeClass);
        TextRules.Open(check.Found, check.Field("labour.chargeReason"), labour.ChargeReason, FilingRules.MaxText);
        if (labour.ChargeClass is not null && string.IsNullOrWhiteSpace(labour.ChargeReason))
            check.Add(FilingViolations.Required(check.Field("labour.chargeReason")));
    }
}
