using KErp.Data.Partners;

namespace KErp.Data.Model;

/// <summary>거래처: a business that the company sells to or buys from.</summary>
public sealed class Partner
{
    public required Guid CompanyId { get; init; }
    public required Guid Id { get; init; }
    public required PartySnapshot Party { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>As the tax office or the provider said at <see cref="CheckedAt"/>; null before the first check.</summary>
    public BusinessState? State { get; set; }
    public string? TaxKind { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public DateTimeOffset? CheckedAt { get; set; }

    /// <param name="report">About this business; null when nothing is known of it.</param>
    public void TakeOn(BusinessReport? report) =>
        (State, TaxKind, ClosedOn, CheckedAt) = (report?.State, report?.TaxKind, report?.ClosedOn, report?.CheckedAt);
}

/// <summary>사업자등록상태.</summary>
public enum BusinessState
{
    /// <summary>계속사업자.</summary>
    Active,

    /// <summary>휴업.</summary>
    Suspended,

    /// <summary>폐업.</summary>
    Closed,

    /// <summary>국세청에 등록되지 않은 번호.</summary>
    Unregistered,

    /// <summary>Nobody who was asked knows.</summary>
    Unknown,
}
