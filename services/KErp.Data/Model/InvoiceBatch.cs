namespace KErp.Data.Model;

/// <summary>One bulk issue. Its invoices know it; how far it is follows from theirs.</summary>
public sealed class InvoiceBatch
{
    public required Guid CompanyId { get; init; }
    public required Guid Id { get; init; }
    public required int Count { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
