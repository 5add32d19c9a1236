namespace KErp.Data.Model;

/// <summary>A company that uses K-ERP: the tenant, and the seller on the invoices it issues.</summary>
public sealed class Company
{
    public required Guid Id { get; init; }
    public required PartySnapshot Party { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
