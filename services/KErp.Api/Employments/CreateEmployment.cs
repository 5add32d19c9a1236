using System.Text.Json;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data;
using KErp.Data.Employees;
using KErp.Data.Idempotency;
using KErp.Data.Model;

namespace KErp.Api.Employments;

internal static class CreateEmployment
{
    public static async Task<IResult> HandleAsync(
        Guid id, HttpContext http, Principal principal, EmploymentStore employments, TimeProvider time, CancellationToken cancellation)
    {
        if (IdempotencyKeyHeader.Read(http.Request) is not { } key) return Problem.IdempotencyKeyRequired.ToResult(IdempotencyKeyHeader.Name);
        var body = await JsonBody.ReadAsync<CreateEmploymentRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new EmploymentReading();
        if (reading.Read(body.Value!) is not { } employment) return reading.Violations.ToResult();
        if (!await employments.HasEmployeeAsync(principal.Company, id, cancellation)) return Problem.NotFound.ToResult("id");

        var row = RowOf(principal.Company, id, employment, time.GetDatabaseNow());
        var path = EmploymentEndpoints.PathOf(id);
        var response = new SavedResponse(
            StatusCodes.Status201Created, JsonSerializer.Serialize(EmploymentResponse.Of(row), ApiJson.Options), $"{path}/{row.Id}");
        var requestKey = IdempotencyKeyHeader.KeyOf(path, key, body.Value);
        return (await employments.AddAsync(row, requestKey, response, principal.Caller(http), cancellation)).ToResult(http, response);
    }

    private static EmploymentPeriod RowOf(Guid company, Guid employee, NewEmployment employment, DateTimeOffset now) => new()
    {
        CompanyId = company,
        Id = Guid.CreateVersion7(now),
        EmployeeId = employee,
        WorkplaceId = employment.WorkplaceId,
        HiredOn = employment.HiredOn,
        Terms = employment.Terms,
        CreatedAt = now,
    };
}
