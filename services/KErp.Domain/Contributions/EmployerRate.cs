namespace KErp.Domain.Contributions;

/// <summary>A row of the rates that the employer pays alone.</summary>
/// <param name="EmployerPpm">Parts per million of the pay.</param>
/// <param name="EffectiveTo">The last day, which belongs to it.</param>
/// <param name="EmployerSize">The class that it is for; null where the size does not matter.</param>
public sealed record EmployerRate(
    string Insurance,
    int EmployerPpm,
    DateOnly EffectiveFrom,
    DateOnly EffectiveTo,
    string Source,
    string? EmployerSize = null) : IEffectiveDated
{
    string IEffectiveDated.Key => EmployerSize is null ? Insurance : $"{Insurance}/{EmployerSize}";
}
