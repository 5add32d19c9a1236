using KErp.Data.Model;

namespace KErp.Data.Invoices;

/// <summary>What a worker that wants to issue an invoice finds.</summary>
public abstract record Claim
{
    private Claim() { }

    public sealed record Taken(Invoice Invoice) : Claim;

    /// <summary>Another worker has it for so long.</summary>
    public sealed record Busy(TimeSpan For) : Claim;

    /// <summary>It is issued, failed or cancelled: nothing is left to do.</summary>
    public sealed record Settled : Claim;

    public sealed record Unknown : Claim;
}
