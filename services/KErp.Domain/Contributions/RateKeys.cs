namespace KErp.Domain.Contributions;

/// <summary>The names of the rows in the data.</summary>
internal static class RateKeys
{
    public const string NationalPension = "national_pension";
    public const string Health = "health";
    public const string LongTermCare = "long_term_care";
    public const string Unemployment = "unemployment";
    public const string CommutingAccident = "commuting_accident";

    private const string EmploymentStability = "employment_stability";

    public static string StabilityOf(EmployerSize size) => size switch
    {
        EmployerSize.Under150 => $"{EmploymentStability}/under_150",
        EmployerSize.Priority150AndOver => $"{EmploymentStability}/priority_150_and_over",
        EmployerSize.From150To999 => $"{EmploymentStability}/from_150_to_999",
        EmployerSize.From1000OrState => $"{EmploymentStability}/1000_and_over_or_state",
        _ => throw new ArgumentOutOfRangeException(nameof(size), size, "Not a size of an employer."),
    };
}
