namespace KErp.Domain.Filings;

/// <summary>The workplace at the head of every form.</summary>
/// <param name="ManagementNumber">사업장관리번호: 11 digits, the business number and one more.</param>
/// <param name="UnitName">단위사업장.</param>
/// <param name="BranchName">영업소.</param>
/// <param name="AgencyNumber">보험사무대행기관, where one files.</param>
public sealed record FilingWorkplace(
    string ManagementNumber,
    string Name,
    string Address,
    string Phone,
    string? UnitName = null,
    string? BranchName = null,
    string? AgencyNumber = null);
