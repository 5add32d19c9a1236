using KErp.Data.Model;
using KErp.Domain.Contributions;

namespace KErp.Api.Workplaces;

/// <param name="ManagementNumber">사업장관리번호.</param>
/// <param name="AccidentPpm">산재보험료율 in parts per million, without the part for 출퇴근재해.</param>
public sealed record WorkplaceResponse(
    Guid Id, string ManagementNumber, string Name, int AccidentPpm, EmployerSize EmployerSize, ContributionPolicy Policy, DateTimeOffset CreatedAt)
{
    public static WorkplaceResponse Of(Workplace w) => new(w.Id, w.ManagementNumber, w.Name, w.Terms.AccidentPpm, w.Terms.Size, w.Terms.Policy, w.CreatedAt);
}

/// <param name="Items">The last registered first.</param>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; null on the last one.</param>
public sealed record WorkplacePage(IReadOnlyList<WorkplaceResponse> Items, string? NextCursor);
