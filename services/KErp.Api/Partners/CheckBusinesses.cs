using KErp.Api.Problems;
using KErp.Api.Provider;
using KErp.Api.Requests;
using KErp.Data.Partners;
using KErp.TaxClient;

namespace KErp.Api.Partners;

public sealed record CheckBusinessesRequest
{
    /// <summary>사업자등록번호, with or without hyphens; 1 to 100.</summary>
    public IReadOnlyList<string?>? BusinessNumbers { get; init; }
}

internal static class CheckBusinesses
{
    public static async Task<IResult> HandleAsync(HttpContext http, BusinessChecks checks, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<CheckBusinessesRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new BusinessNumbersReading();
        if (reading.Read(body.Value!) is not { } numbers) return reading.Violations.ToResult();

        var answer = await checks.LookUpAsync([.. numbers.Distinct()], cancellation);
        if (answer is not Answer<IReadOnlyList<BusinessReport>>.Given { Value: var reports }) return answer.ToProblem();
        var known = reports.ToDictionary(report => report.BusinessNumber);
        return Results.Ok(new BusinessCheckResponse([.. numbers.Select(number => known[number])]));
    }
}
