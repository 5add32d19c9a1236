using KErp.Data.Model;

namespace KErp.Data.Partners;

/// <summary>What became of changing a partner.</summary>
public abstract record PartnerChange
{
    private PartnerChange() { }

    public sealed record Done(Partner Partner) : PartnerChange;

    /// <summary>The company has no such partner.</summary>
    public sealed record Unknown : PartnerChange;

    /// <summary>Another partner of the company has the number; nothing was written.</summary>
    public sealed record NumberTaken : PartnerChange;
}
