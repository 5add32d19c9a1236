using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Employees;

namespace KErp.Api.Employments;

internal static class ChangeEmployment
{
    public static async Task<IResult> LeaveAsync(
        Guid id, Guid employmentId, HttpContext http, Principal principal, EmploymentStore employments, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<LeaveEmploymentRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        if (body.Value!.LeftOn is not { } leftOn) return new[] { RequestViolations.Required("leftOn") }.ToResult();
        return Answer(await employments.LeaveAsync(principal.Company, id, employmentId, leftOn, principal.Caller(http), cancellation));
    }

    public static async Task<IResult> SetTermsAsync(
        Guid id, Guid employmentId, HttpContext http, Principal principal, EmploymentStore employments, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<EmploymentTermsRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new EmploymentTermsReading("");
        if (reading.Read(body.Value) is not { } terms) return reading.Violations.ToResult();
        return Answer(await employments.SetTermsAsync(principal.Company, id, employmentId, terms, principal.Caller(http), cancellation));
    }

    private static IResult Answer(EmploymentChange? change) => change switch
    {
        null => Problem.NotFound.ToResult("employmentId"),
        { Violations: { Count: > 0 } violations } => violations.ToResult(),
        { Employment: var employment } => Results.Ok(EmploymentResponse.Of(employment)),
    };
}
