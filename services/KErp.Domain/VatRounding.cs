namespace KErp.Domain;

/// <summary>How a tax with a fraction of a won becomes whole won. No instrument that we could read fixes it.</summary>
public enum VatRounding
{
    /// <summary>Drops the fraction, toward zero. What Popbill and HomeTax do.</summary>
    Floor,

    /// <summary>Half a won and more becomes a won, away from zero.</summary>
    HalfUp,
}
