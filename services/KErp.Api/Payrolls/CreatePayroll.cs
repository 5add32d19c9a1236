using System.Text.Json;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data;
using KErp.Data.Idempotency;
using KErp.Data.Payroll;
using KErp.Messaging;

namespace KErp.Api.Payrolls;

public sealed record CreatePayrollRequest
{
    public Guid? WorkplaceId { get; init; }

    /// <summary>귀속월: 2026-07.</summary>
    public string? Month { get; init; }

    /// <summary>지급일, by which the withholding table is chosen.</summary>
    public DateOnly? PaidOn { get; init; }

    /// <summary>There is no default: a run without withholding has to be asked for, and every slip of it says so.</summary>
    public WithholdingMode? Withholding { get; init; }
}

internal static partial class CreatePayroll
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, Principal principal, PayrollCreation payrolls, TimeProvider time, ILoggerFactory logs, CancellationToken cancellation)
    {
        if (IdempotencyKeyHeader.Read(http.Request) is not { } key) return Problem.IdempotencyKeyRequired.ToResult(IdempotencyKeyHeader.Name);
        var body = await JsonBody.ReadAsync<CreatePayrollRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new PayrollReading();
        if (reading.Read(body.Value!) is not { } payroll) return reading.Violations.ToResult();

        var now = time.GetDatabaseNow();
        var id = Guid.CreateVersion7(now);
        var answer = PayrollResponse.Taken(id, payroll, now);
        var response = new SavedResponse(
            StatusCodes.Status202Accepted, JsonSerializer.Serialize(answer, ApiJson.Options), $"{PayrollEndpoints.Prefix}/{id}");
        var outcome = await payrolls.CreateAsync(
            new PayrollToCreate(
                principal.Company, id, payroll.WorkplaceId, payroll.Month, payroll.PaidOn, payroll.Withholding is WithholdingMode.Table,
                Messages.ComputePayroll(id, now), IdempotencyKeyHeader.KeyOf(PayrollEndpoints.Prefix, key, body.Value), response, principal.Caller(http), now),
            cancellation);
        if (outcome is CreationOutcome.Created) LogTakenOn(logs.CreateLogger(typeof(CreatePayroll)), id);
        return outcome.ToResult(http, response);
    }

    [LoggerMessage(2501, LogLevel.Information, "Payroll {PayrollId} is taken on")]
    private static partial void LogTakenOn(ILogger log, Guid payrollId);
}
