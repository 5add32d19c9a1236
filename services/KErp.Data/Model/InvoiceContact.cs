namespace KErp.Data.Model;

/// <summary>추가담당자.</summary>
public sealed class InvoiceContact
{
    public string? Name { get; init; }
    public required string Email { get; init; }
}
