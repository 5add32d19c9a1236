using KErp.Domain.Invoices;

namespace KErp.Domain.Tests.Invoices;

public sealed class PaymentTests
{
    // The total of the sample is 5,469,227 won.
    [Theory]
    [InlineData(0, 0, 0, 0, null)]
    [InlineData(5_469_227, 0, 0, 0, null)]
    [InlineData(1_000_000, 2_000_000, 469_227, 2_000_000, null)]
    [InlineData(5_469_226, 0, 0, 0, "payment payment_mismatch")]
    [InlineData(6_469_227, 0, 0, -1_000_000, null)]
    [InlineData(1, -1, 0, 0, "payment payment_mismatch")]
    public void what_is_said_about_the_payment_adds_up_to_the_total(long cash, long cheque, long note, long credit, string? violation) =>
        Assert.Equal(violation is null ? [] : [violation], Sample.Check(Sample.Valid with { Payment = new Payment(cash, cheque, note, credit) }));

    [Fact]
    public void a_sum_beyond_64_bits_does_not_wrap_into_a_match()
    {
        const long Half = 1L << 62;
        var wraps = new Payment(Half, Half, Half, Half + Sample.Valid.TotalAmount);
        Assert.Contains("payment payment_mismatch", Sample.Check(Sample.Valid with { Payment = wraps }));
    }

    [Fact]
    public void amounts_have_at_most_fifteen_digits() =>
        Assert.Equal(
            ["payment.cheque amount_out_of_range", "payment payment_mismatch"],
            Sample.Check(Sample.Valid with { Payment = new Payment(0, InvoiceLimits.MaxAmount + 1, 0, 0) }));
}
