namespace KErp.Domain.Payroll;

/// <summary>How tax is withheld in a run of payroll. There is no default: a run without tax has to be asked for.</summary>
public abstract record Withholding
{
    private Withholding() { }

    /// <summary>By the 간이세액표 that the customer loaded.</summary>
    public sealed record ByTable(WithholdingTable Table) : Withholding;

    /// <summary>Not at all; every slip says so.</summary>
    public sealed record Without : Withholding;
}
