namespace KErp.Domain;

/// <summary>Value added tax of 10 % in whole won. A negative amount has the negative of the tax of its positive.</summary>
public static class VatRules
{
    /// <summary>The tax on a supply amount without tax, in won.</summary>
    public static long TaxOf(long supply, VatRounding rounding) => Divide(supply, 10, rounding);

    /// <summary>Splits an amount that includes the tax, in won. Supply and tax add up to the total exactly.</summary>
    public static (long Supply, long Tax) SplitInclusive(long total, VatRounding rounding)
    {
        var tax = Divide(total, 11, rounding);
        return (total - tax, tax);
    }

    private static long Divide(long amount, long divisor, VatRounding rounding)
    {
        var (quotient, remainder) = Math.DivRem(amount, divisor);
        var roundsAway = rounding == VatRounding.HalfUp && Math.Abs(remainder) * 2 >= divisor;
        return roundsAway ? quotient + Math.Sign(amount) : quotient;
    }
}
