namespace KErp.Domain.Filings;

/// <summary>The names of the lists of codes.</summary>
public static class FilingCodeLists
{
    /// <summary>국민연금 자격취득부호.</summary>
    public const string PensionAcquisition = "pension_acquisition";

    /// <summary>국민연금 특수직종부호.</summary>
    public const string SpecialOccupation = "special_occupation";

    /// <summary>국민연금 직역연금부호.</summary>
    public const string OccupationalPension = "occupational_pension";

    /// <summary>건강보험 자격취득부호.</summary>
    public const string HealthAcquisition = "health_acquisition";

    /// <summary>건강보험 보험료감면부호.</summary>
    public const string HealthReduction = "health_reduction";

    /// <summary>고용·산재보험 보험료부과구분.</summary>
    public const string ChargeClass = "charge_class";

    /// <summary>고용·산재보험 직종부호.</summary>
    public const string Job = "job";

    /// <summary>국민연금 자격상실부호.</summary>
    public const string PensionLoss = "pension_loss";

    /// <summary>건강보험 자격상실부호.</summary>
    public const string HealthLoss = "health_loss";

    /// <summary>고용·산재보험 상실사유 구분코드.</summary>
    public const string EmploymentLoss = "employment_loss";
}
