using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Employees;
using KErp.Domain;
using KErp.Domain.Employees;

namespace KErp.Api.Employees;

public sealed record SearchEmployeesRequest
{
    /// <summary>The whole number, with or without a hyphen.</summary>
    public ResidentNumber? ResidentNumber { get; init; }
}

internal static class SearchEmployees
{
    public static async Task<IResult> HandleAsync(HttpContext http, Principal principal, EmployeeStore employees, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<SearchEmployeesRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        if (body.Value!.ResidentNumber is not { } number) return new[] { RequestViolations.Required("residentNumber") }.ToResult();
        if (EmployeeRules.CheckNumber(number) is { Count: > 0 } violations) return violations.ToResult();

        var found = await employees.SearchAsync(principal.Company, number, principal.Caller(http), cancellation);
        return Results.Ok(new EmployeePage([.. found.Select(EmployeeResponse.Of)], null));
    }
}
