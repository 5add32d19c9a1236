using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Workplaces;

namespace KErp.Api.Workplaces;

internal static class ChangeWorkplace
{
    public static async Task<IResult> HandleAsync(Guid id, HttpContext http, Principal principal, WorkplaceStore workplaces, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<WorkplaceRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new WorkplaceReading();
        if (reading.Read(body.Value!) is not { } change) return reading.Violations.ToResult();

        return await workplaces.ChangeAsync(principal.Company, id, change, principal.Caller(http), cancellation) switch
        {
            null => Problem.NotFound.ToResult("id"),
            { Violations: { Count: > 0 } violations } => violations.ToResult(),
            { Workplace: var workplace } => Results.Ok(WorkplaceResponse.Of(workplace)),
        };
    }
}
