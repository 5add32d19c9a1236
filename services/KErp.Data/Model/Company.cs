namespace KErp.Data.Model;

/// <summary>A company that uses K-ERP: the tenant, and the seller on the invoices it issues.</summary>
public sealed class Company
{
    public required Guid Id { get; init; }
    public required PartySnapshot Party { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The company left; the retention of what it left behind runs from here.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}
