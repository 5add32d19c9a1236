using KErp.Domain.Contributions;

namespace KErp.Domain.Filings;

/// <summary>Collects what is wrong with one line of a form.</summary>
/// <param name="Path">Of the line, which the fields come after.</param>
/// <param name="Day">The day of the event.</param>
internal sealed record EntryCheck(List<Violation> Found, string Path, FilingContext Context, DateOnly Day)
{
    private const int MaxMonths = 12;

    public Insurer Insurer => Context.Insurer;

    public string Field(string name) => $"{Path}.{name}";

    public void Add(Violation violation) => Found.Add(violation);

    /// <summary>The part of the form that the insurer reads.</summary>
    /// <returns>Whether it is there.</returns>
    public bool Has(string name, object? part)
    {
        if (part is null) Add(FilingViolations.Required(Field(name)));
        return part is not null;
    }

    public void Code(string name, string list, string? code)
    {
        if (!Context.Codes.Has(list, code, Day)) Add(FilingViolations.UnknownCode(Field(name), list, Day));
    }

    /// <summary>Null is no code, which is allowed.</summary>
    public void OptionalCode(string name, string list, string? code)
    {
        if (code is not null) Code(name, list, code);
    }

    public void Won(string name, long amount, long min = 0)
    {
        if (amount < min || amount > ContributionBases.Max) Add(FilingViolations.AmountOutOfRange(Field(name), min, ContributionBases.Max));
    }

    public void Pay(string name, YearPay pay)
    {
        Won($"{name}.pay", pay.Pay);
        if (pay.Months is < 1 or > MaxMonths) Add(FilingViolations.MonthsOutOfRange(Field($"{name}.months")));
    }
}
