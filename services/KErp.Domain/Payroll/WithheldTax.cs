namespace KErp.Domain.Payroll;

/// <summary>What is withheld of a month's pay, in won.</summary>
/// <param name="IncomeTax">소득세.</param>
/// <param name="LocalIncomeTax">지방소득세: 10 % of the income tax (지방세법 제103조의13), cut down to 10 won.</param>
public readonly record struct WithheldTax(long IncomeTax, long LocalIncomeTax)
{
    public long Total => IncomeTax + LocalIncomeTax;

    public static WithheldTax Of(long incomeTax) => new(incomeTax, WonTruncation.ToTen(incomeTax / 10));
}
