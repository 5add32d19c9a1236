using System.Text.Json;
using KErp.Api.Companies;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data;
using KErp.Data.Idempotency;
using KErp.Data.Invoices;
using KErp.Domain;
using KErp.Domain.Invoices;
using KErp.Messaging;

namespace KErp.Api.Invoices;

internal static partial class CreateInvoice
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, Principal principal, CompanyProfile profile, InvoiceCreation creation, InvoiceWriting writing, HolidayCalendar calendar, TimeProvider time, ILoggerFactory logs, CancellationToken cancellation)
    {
        var company = principal.Company;
        if (IdempotencyKeyHeader.Read(http.Request) is not { } key) return Problem.IdempotencyKeyRequired.ToResult(IdempotencyKeyHeader.Name);
        var body = await JsonBody.ReadAsync<CreateInvoiceRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        if (await profile.PartyAsync(company, cancellation) is not { } seller) return Problem.Unauthenticated.ToResult();

        var force = body.Value!.ForceIssue ?? false;
        var reading = new InvoiceReading(seller.ToParty(), KoreanTime.Today(time), calendar);
        if (reading.ReadToIssue(body.Value, force) is not { } invoice) return reading.Violations.ToResult();

        var now = time.GetDatabaseNow();
        var row = writing.NewRow(company, invoice, reading.IssueDeadline, force, InvoiceStatus.Queued, now);
        var answer = JsonSerializer.Serialize(await writing.DescribeNewAsync(row, cancellation), ApiJson.Options);
        var response = new SavedResponse(StatusCodes.Status202Accepted, answer, $"{InvoiceEndpoints.Prefix}/{row.Id}");
        var toCreate = new InvoiceToCreate(
            row, writing.KeyOf(InvoiceEndpoints.Prefix, key, body.Value, invoice, company), response, Messages.IssueInvoice(row.Id, now), principal.Caller(http), now);
        var outcome = await creation.CreateAsync(toCreate, cancellation);
        if (outcome is CreationOutcome.Created) LogTakenOn(logs.CreateLogger(typeof(CreateInvoice)), row.Id);
        return outcome.ToResult(http, response);
    }

    [LoggerMessage(2101, LogLevel.Information, "Invoice {InvoiceId} is taken on")]
    private static partial void LogTakenOn(ILogger log, Guid invoiceId);
}
