namespace KErp.Domain.Contributions;

/// <summary>A contribution in won, each side truncated to 10 won for itself.</summary>
/// <param name="Employee">근로자 부담, held back from the pay.</param>
/// <param name="Employer">사용자 부담.</param>
public readonly record struct Share(long Employee, long Employer)
{
    public long Total => Employee + Employer;
}
