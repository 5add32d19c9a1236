using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Employees;
using KErp.Domain.Employees;

namespace KErp.Api.Employees;

public sealed record RevealRequest
{
    /// <summary>Why the number is needed, 5 to 200 characters; kept with the record of who saw it.</summary>
    public string? Reason { get; init; }
}

/// <summary>A class and not a record: its text is the name of the type.</summary>
public sealed class RevealResponse
{
    /// <summary>In full: <c>900101-1234567</c>.</summary>
    public required string ResidentNumber { get; init; }
}

internal static class RevealResidentNumber
{
    private const int BirthDateDigits = 6;

    public static async Task<IResult> HandleAsync(Guid id, HttpContext http, Principal principal, EmployeeReveal employees, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<RevealRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reason = body.Value!.Reason ?? "";
        if (EmployeeRules.CheckReason(reason) is { Count: > 0 } violations) return violations.ToResult();

        return await employees.RevealAsync(principal.Company, id, reason, principal.Caller(http), cancellation) is { } number
            ? Results.Ok(new RevealResponse { ResidentNumber = number.Reveal().Insert(BirthDateDigits, "-") })
            : Problem.NotFound.ToResult("id");
    }
}
