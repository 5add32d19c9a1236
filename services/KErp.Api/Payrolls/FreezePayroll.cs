using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Payroll;
using KErp.Domain.Employees;

namespace KErp.Api.Payrolls;

public sealed record ReopenPayrollRequest
{
    /// <summary>Why, 5 to 200 characters; kept in the audit.</summary>
    public string? Reason { get; init; }
}

/// <summary>확정 and its cancellation.</summary>
internal static class FreezePayroll
{
    public static async Task<IResult> FreezeAsync(Guid id, HttpContext http, Principal principal, PayrollFreezing payrolls, CancellationToken cancellation) =>
        Answer(await payrolls.FreezeAsync(principal.Company, id, principal.Caller(http), cancellation), Problem.PayrollNotDone);

    public static async Task<IResult> ReopenAsync(Guid id, HttpContext http, Principal principal, PayrollFreezing payrolls, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<ReopenPayrollRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reason = body.Value!.Reason ?? "";
        if (EmployeeRules.CheckReason(reason) is { Count: > 0 } violations) return violations.ToResult();
        return Answer(await payrolls.ReopenAsync(principal.Company, id, reason, principal.Caller(http), cancellation), Problem.PayrollNotFrozen);
    }

    private static IResult Answer(PayrollChange? change, ProblemDefinition refusal) => change switch
    {
        null => Problem.NotFound.ToResult("id"),
        { Changed: false } => refusal.ToResult("id"),
        { Payroll: var payroll } => Results.Ok(PayrollResponse.Of(payroll)),
    };
}
