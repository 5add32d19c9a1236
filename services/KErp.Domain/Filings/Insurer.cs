namespace KErp.Domain.Filings;

/// <summary>To whom a form is filed: each of the four insurances takes its own part of it.</summary>
public enum Insurer
{
    /// <summary>국민연금.</summary>
    NationalPension,

    /// <summary>건강보험, with long-term care.</summary>
    Health,

    /// <summary>고용보험.</summary>
    Employment,

    /// <summary>산재보험.</summary>
    IndustrialAccident,
}
