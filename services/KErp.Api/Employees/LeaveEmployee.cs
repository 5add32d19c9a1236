using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Employees;

namespace KErp.Api.Employees;

public sealed record LeaveEmployeeRequest
{
    /// <summary>The last day of work.</summary>
    public DateOnly? LeftOn { get; init; }
}

internal static class LeaveEmployee
{
    public static async Task<IResult> HandleAsync(Guid id, HttpContext http, Principal principal, EmployeeStore employees, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<LeaveEmployeeRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        if (body.Value!.LeftOn is not { } leftOn) return new[] { RequestViolations.Required("leftOn") }.ToResult();

        return await employees.LeaveAsync(principal.Company, id, leftOn, principal.Caller(http), cancellation) switch
        {
            null => Problem.NotFound.ToResult("id"),
            { Violations: { Count: > 0 } violations } => violations.ToResult(),
            { Employee: var employee } => Results.Ok(EmployeeResponse.Of(employee)),
        };
    }
}
