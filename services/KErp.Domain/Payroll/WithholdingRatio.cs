namespace KErp.Domain.Payroll;

/// <summary>Percent of the tax of the table that the employee chose to have withheld (소득세법 시행령 제194조제1항).</summary>
public enum WithholdingRatio
{
    Percent80 = 80,
    Percent100 = 100,
    Percent120 = 120,
}
