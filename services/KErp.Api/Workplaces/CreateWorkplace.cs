using System.Text.Json;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data;
using KErp.Data.Idempotency;
using KErp.Data.Model;
using KErp.Data.Workplaces;
using KErp.Domain.Workplaces;

namespace KErp.Api.Workplaces;

internal static class CreateWorkplace
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, Principal principal, WorkplaceStore workplaces, TimeProvider time, CancellationToken cancellation)
    {
        if (IdempotencyKeyHeader.Read(http.Request) is not { } key) return Problem.IdempotencyKeyRequired.ToResult(IdempotencyKeyHeader.Name);
        var body = await JsonBody.ReadAsync<WorkplaceRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new WorkplaceReading();
        if (reading.Read(body.Value!) is not { } workplace) return reading.Violations.ToResult();

        var row = RowOf(principal.Company, workplace, time.GetDatabaseNow());
        var response = new SavedResponse(
            StatusCodes.Status201Created, JsonSerializer.Serialize(WorkplaceResponse.Of(row), ApiJson.Options), $"{WorkplaceEndpoints.Prefix}/{row.Id}");
        var requestKey = IdempotencyKeyHeader.KeyOf(WorkplaceEndpoints.Prefix, key, body.Value);
        return (await workplaces.AddAsync(row, requestKey, response, principal.Caller(http), cancellation)).ToResult(http, response);
    }

    private static Workplace RowOf(Guid company, NewWorkplace workplace, DateTimeOffset now) => new()
    {
        CompanyId = company,
        Id = Guid.CreateVersion7(now),
        ManagementNumber = workplace.ManagementNumber,
        Name = workplace.Name,
        Terms = workplace.Terms,
        CreatedAt = now,
    };
}
