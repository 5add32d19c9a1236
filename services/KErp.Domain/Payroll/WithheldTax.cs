namespace KErp.Domain.Payroll;

/// <summary>What is withheld of a month's pay, in won.</summary>
/// <param name="IncomeTax">소득세.</param>
/// <param name="LocalIncomeTax">지방소득세: 10 % of the income tax (지방세법 제103조의13), cut down to 10 won.</param>
public readonly record struct WithheldTax(long IncomeTax, long LocalIncomeTax)
{
    /// <summary>소액 부징수: an income tax of less is not withheld (소득세법 제86조제1호).</summary>
    private const long Least = 1_000;

    public long Total => IncomeTax + LocalIncomeTax;

    /// <param name="incomeTax">Won a month, as computed.</param>
    public static WithheldTax Of(long incomeTax) =>
        incomeTax < Least ? default : new(incomeTax, WonTruncation.ToTen(incomeTax / 10));
}
