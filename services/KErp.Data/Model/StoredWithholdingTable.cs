namespace KErp.Data.Model;

/// <summary>A 간이세액표 as the company loaded it; it is never changed, so a payroll that names one can be computed again.</summary>
public sealed class StoredWithholdingTable
{
    public required Guid CompanyId { get; init; }
    public required Guid Id { get; init; }

    /// <summary>The first day of payment that it holds for.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Where the company took it from, as the file says.</summary>
    public required string Source { get; init; }

    /// <summary>The file, see <see cref="Domain.Payroll.WithholdingTableFile"/>.</summary>
    public required string Content { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
