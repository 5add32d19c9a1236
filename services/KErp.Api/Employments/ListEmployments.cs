using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Data.Employees;

namespace KErp.Api.Employments;

internal static class ListEmployments
{
    public static async Task<IResult> HandleAsync(Guid id, Principal principal, EmploymentStore employments, CancellationToken cancellation) =>
        await employments.ListAsync(principal.Company, id, cancellation) is { } found
            ? Results.Ok(new EmploymentList([.. found.Select(EmploymentResponse.Of)]))
            : Problem.NotFound.ToResult("id");
}
