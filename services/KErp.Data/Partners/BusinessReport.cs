using KErp.Data.Model;

namespace KErp.Data.Partners;

/// <summary>사업자등록상태 of one business, as somebody outside said it.</summary>
/// <param name="BusinessNumber">Ten digits.</param>
/// <param name="TaxKind">In Korean, such as 부가가치세 일반과세자; null when not said.</param>
/// <param name="ClosedOn">폐업일; null when open.</param>
/// <param name="CheckedAt">When it was asked.</param>
public sealed record BusinessReport(string BusinessNumber, BusinessState State, string? TaxKind, DateOnly? ClosedOn, DateTimeOffset CheckedAt);
