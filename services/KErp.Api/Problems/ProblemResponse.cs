using System.Diagnostics;
using KErp.Domain;
using Microsoft.AspNetCore.Mvc;

namespace KErp.Api.Problems;

/// <summary>RFC 9457 with the same members for every failure: <c>code</c>, <c>field</c>, <c>messages.ko</c>, <c>messages.en</c>, <c>errors</c>.</summary>
public static class ProblemResponse
{
    public static IResult ToResult(this ProblemDefinition problem, string? field = null, string? detail = null) =>
        new ProblemResult(problem, Details(problem, field, detail, []));

    public static IResult ToResult(this IReadOnlyList<Violation> violations) => new ProblemResult(
        Problem.ValidationFailed,
        Details(Problem.ValidationFailed, violations[0].Field, violations[0].English, violations));

    private static ProblemDetails Details(ProblemDefinition problem, string? field, string? detail, IReadOnlyList<Violation> violations)
    {
        var details = new ProblemDetails
        {
            Type = $"https://docs.kerp.example/problems/{problem.Code}",
            Title = problem.English,
            Status = problem.Status,
            Detail = detail,
        };
        details.Extensions["code"] = problem.Code;
        if (field is not null) details.Extensions["field"] = field;
        details.Extensions["messages"] = new { ko = violations.Count > 0 ? violations[0].Korean : problem.Korean, en = detail ?? problem.English };
        if (violations.Count > 0)
        {
            details.Extensions["errors"] = violations
                .Select(v => new { field = v.Field, code = v.Code, messages = new { ko = v.Korean, en = v.English } }).ToArray();
        }

        return details;
    }

    private sealed class ProblemResult(ProblemDefinition problem, ProblemDetails details) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            details.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier;
            if (problem.RetryAfter is { } wait)
                httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            httpContext.Response.StatusCode = problem.Status;
            await httpContext.Response.WriteAsJsonAsync(details, options: null, "application/problem+json");
        }
    }
}
