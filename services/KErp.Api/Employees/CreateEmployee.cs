using System.Text.Json;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data;
using KErp.Data.Audit;
using KErp.Data.Employees;
using KErp.Data.Encryption;
using KErp.Data.Idempotency;
using KErp.Domain;
using KErp.Domain.Employees;

namespace KErp.Api.Employees;

public sealed record CreateEmployeeRequest
{
    public string? Name { get; init; }

    /// <summary>주민등록번호 or 외국인등록번호, with or without a hyphen.</summary>
    public ResidentNumber? ResidentNumber { get; init; }
}

internal static partial class CreateEmployee
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, Principal principal, EmployeeCreation creation, BlindIndex index, TimeProvider time, ILoggerFactory logs, CancellationToken cancellation)
    {
        if (IdempotencyKeyHeader.Read(http.Request) is not { } key) return Problem.IdempotencyKeyRequired.ToResult(IdempotencyKeyHeader.Name);
        var body = await JsonBody.ReadAsync<CreateEmployeeRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var violations = new List<Violation>();
        EmployeeRules.WithoutNumber(violations, IdempotencyKeyHeader.Name, key);
        var employee = Read(body.Value!, KoreanTime.Today(time), violations);
        if (violations.Count > 0) return violations.ToResult();

        var requestKey = IdempotencyKeyHeader.KeyOf(EmployeeEndpoints.Prefix, key, body.Value, employee.ResidentNumber.Reveal(), principal.Company, index);
        var toCreate = Prepare(principal.Company, employee, requestKey, principal.Caller(http), time.GetDatabaseNow());
        var outcome = await creation.CreateAsync(toCreate, cancellation);
        if (outcome is CreationOutcome.Created) LogTakenOn(logs.CreateLogger(typeof(CreateEmployee)), toCreate.EmployeeId);
        return outcome.ToResult(http, toCreate.Response);
    }

    /// <summary>Meaningful only when there are no violations.</summary>
    private static NewEmployee Read(CreateEmployeeRequest request, DateOnly today, List<Violation> violations)
    {
        if (request.Name is null) violations.Add(RequestViolations.Required("name"));
        if (request.ResidentNumber is null) violations.Add(RequestViolations.Required("residentNumber"));
        var employee = new NewEmployee(request.Name ?? "", request.ResidentNumber ?? default);
        // The rules judge what is there; what is missing was reported above.
        if (violations.Count == 0) violations.AddRange(EmployeeRules.Check(employee, today));
        return employee;
    }

    private static EmployeeToCreate Prepare(Guid company, NewEmployee employee, RequestKey key, Caller caller, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        var answer = new EmployeeResponse(id, employee.Name, employee.ResidentNumber, now);
        var response = new SavedResponse(
            StatusCodes.Status201Created, JsonSerializer.Serialize(answer, ApiJson.Options), $"{EmployeeEndpoints.Prefix}/{id}");
        return new EmployeeToCreate(company, id, employee, key, response, caller, now);
    }

    [LoggerMessage(2201, LogLevel.Information, "Employee {EmployeeId} is registered")]
    private static partial void LogTakenOn(ILogger log, Guid employeeId);
}
