using KErp.Domain.Contributions;

namespace KErp.Domain.Workplaces;

/// <summary>A workplace (사업장) as its company describes it.</summary>
/// <param name="ManagementNumber">사업장관리번호, 11 digits, under which the agencies know it.</param>
/// <param name="Terms">What its contributions depend on.</param>
public sealed record NewWorkplace(string ManagementNumber, string Name, WorkplaceTerms Terms);
