using KErp.Domain.Invoices;

namespace KErp.Data.Model;

/// <summary>How an invoice was or will be paid, in won; see <see cref="Payment"/>.</summary>
public sealed record PaymentSplit
{
    public required long Cash { get; init; }
    public required long Cheque { get; init; }
    public required long Note { get; init; }
    public required long Credit { get; init; }

    public static PaymentSplit Of(Payment payment) => new() { Cash = payment.Cash, Cheque = payment.Cheque, Note = payment.Note, Credit = payment.Credit };

    public Payment ToPayment() => new(Cash, Cheque, Note, Credit);
}
