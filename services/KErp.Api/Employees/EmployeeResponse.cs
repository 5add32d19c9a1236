using KErp.Data.Employees;
using KErp.Domain;

namespace KErp.Api.Employees;

/// <param name="ResidentNumber">Masked, as its type always writes itself.</param>
public sealed record EmployeeResponse(Guid Id, string Name, ResidentNumber ResidentNumber, DateTimeOffset CreatedAt)
{
    public static EmployeeResponse Of(OpenEmployee e) => new(e.Id, e.Name, e.ResidentNumber, e.CreatedAt);
}

/// <param name="Items">The last registered first.</param>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; null on the last one.</param>
public sealed record EmployeePage(IReadOnlyList<EmployeeResponse> Items, string? NextCursor);
