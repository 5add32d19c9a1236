using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Data.Employees;

namespace KErp.Api.Employees;

internal static class GetEmployee
{
    public static async Task<IResult> HandleAsync(Guid id, Principal principal, EmployeeStore employees, CancellationToken cancellation) =>
        await employees.FindAsync(principal.Company, id, cancellation) is { } employee
            ? Results.Ok(EmployeeResponse.Of(employee))
            : Problem.NotFound.ToResult("id");
}
