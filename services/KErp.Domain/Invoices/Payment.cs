namespace KErp.Domain.Invoices;

/// <summary>How an invoice was or will be paid, in won. All zero says nothing about it; else the four add up to the total.</summary>
/// <param name="Cash">현금.</param>
/// <param name="Cheque">수표.</param>
/// <param name="Note">어음.</param>
/// <param name="Credit">외상미수금.</param>
public sealed record Payment(long Cash, long Cheque, long Note, long Credit)
{
    public static readonly Payment NotStated = new(0, 0, 0, 0);

    public bool IsStated => this != NotStated;

    public Int128 Sum => (Int128)Cash + Cheque + Note + Credit;

    public Payment Negated() => new(-Cash, -Cheque, -Note, -Credit);
}
