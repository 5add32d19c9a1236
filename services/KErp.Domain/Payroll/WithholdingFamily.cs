namespace KErp.Domain.Payroll;

/// <summary>Whom an employee supports, as the 간이세액표 counts them.</summary>
/// <param name="Dependants">공제대상가족 수, the employee included: at least 1.</param>
/// <param name="Children">Those of them who are children of 8 to 20 years.</param>
public sealed record WithholdingFamily(int Dependants, int Children = 0)
{
    public const int MaxDependants = 30;

    /// <exception cref="ArgumentOutOfRangeException">The numbers cannot be those of a family.</exception>
    public void ThrowIfImpossible()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Dependants, 1, nameof(Dependants));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Dependants, MaxDependants, nameof(Dependants));
        ArgumentOutOfRangeException.ThrowIfNegative(Children, nameof(Children));
        // The employee is one of the dependants and none of the children.
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Children, Dependants, nameof(Children));
    }
}
