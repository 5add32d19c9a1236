using System.Text.Json;
using KErp.Api.Companies;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Audit;
using KErp.Data.Invoices;
using KErp.Domain;
using KErp.Domain.Invoices;
using KErp.Messaging;

namespace KErp.Api.Invoices;

internal static partial class CreateInvoice
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, Principal principal, CompanyProfile profile, InvoiceCreation creation, HolidayCalendar calendar, TimeProvider time, ILoggerFactory logs, CancellationToken cancellation)
    {
        var company = principal.Company;
        if (IdempotencyKeyHeader.Read(http.Request) is not { } key) return Problem.IdempotencyKeyRequired.ToResult(IdempotencyKeyHeader.Name);
        var body = await JsonBody.ReadAsync<CreateInvoiceRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        if (await profile.PartyAsync(company, cancellation) is not { } seller) return Problem.Unauthenticated.ToResult();

        var reading = new InvoiceReading(seller.ToParty(), KoreanTime.Today(time), calendar);
        if (reading.Read(body.Value!) is not { } invoice) return reading.Violations.ToResult();

        var requestKey = IdempotencyKeyHeader.KeyOf(InvoiceEndpoints.Prefix, key, body.Value);
        var toCreate = Prepare(company, invoice, reading.IssueDeadline, requestKey, principal.Caller(http), time.GetUtcNow());
        var outcome = await creation.CreateAsync(toCreate, cancellation);
        if (outcome is CreationOutcome.Created) LogTakenOn(logs.CreateLogger(typeof(CreateInvoice)), toCreate.InvoiceId);
        return CreationAnswer.Of(http, toCreate.Response, outcome);
    }

    private static InvoiceToCreate Prepare(
        Guid company, NewInvoice invoice, DateOnly deadline, RequestKey key, Caller caller, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        var mgtKey = MgtKey.For(id);
        var answer = JsonSerializer.Serialize(InvoiceResponse.Queued(id, mgtKey, deadline, invoice, now), ApiJson.Options);
        var response = new SavedResponse(StatusCodes.Status202Accepted, answer, $"{InvoiceEndpoints.Prefix}/{id}");
        return new InvoiceToCreate(company, id, mgtKey, deadline, invoice, key, response, Messages.IssueInvoice(id, now), caller, now);
    }

    [LoggerMessage(2101, LogLevel.Information, "Invoice {InvoiceId} is taken on")]
    private static partial void LogTakenOn(ILogger log, Guid invoiceId);
}
