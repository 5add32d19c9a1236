namespace KErp.Domain;

/// <summary>Shares of amounts in whole won, cut down to 10 won (국고금관리법 제47조제1항). All in integers: doubles lose won.</summary>
public static class WonTruncation
{
    public const long Million = 1_000_000;
    private const long Step = 10;

    /// <summary>That many parts per million of an amount, cut down to 10 won.</summary>
    /// <param name="amount">Won, not negative.</param>
    /// <exception cref="OverflowException">The share does not fit a <c>long</c>.</exception>
    public static long Share(long amount, long ppm) => ToTen((Int128)amount * ppm, Million);

    /// <summary>A quotient of exact numbers, cut down to 10 won.</summary>
    /// <param name="dividend">Not negative.</param>
    public static long ToTen(Int128 dividend, long divisor) => checked((long)(dividend / ((Int128)divisor * Step))) * Step;

    public static long ToTen(long amount) => amount / Step * Step;
}
