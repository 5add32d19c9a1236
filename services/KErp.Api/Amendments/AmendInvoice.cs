using System.Text.Json;
using KErp.Api.Companies;
using KErp.Api.Identity;
using KErp.Api.Invoices;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data;
using KErp.Data.Idempotency;
using KErp.Data.Invoices;
using KErp.Data.Model;
using KErp.Domain;
using KErp.Domain.Invoices;
using KErp.Messaging;

namespace KErp.Api.Amendments;

internal static class AmendInvoice
{
    private static readonly ProblemDefinition NotTheSeller = new(
        "not_the_seller", StatusCodes.Status409Conflict, "공급자만 수정세금계산서를 발행할 수 있습니다.", "Only the seller of an invoice can amend it.");

    public static async Task<IResult> HandleAsync(
        Guid id, HttpContext http, Principal principal, CompanyProfile profile, InvoiceStore invoices, InvoiceSetCreation creation, InvoiceWriting writing, HolidayCalendar calendar, TimeProvider time, CancellationToken cancellation)
    {
        var company = principal.Company;
        if (IdempotencyKeyHeader.Read(http.Request) is not { } key) return Problem.IdempotencyKeyRequired.ToResult(IdempotencyKeyHeader.Name);
        var body = await JsonBody.ReadAsync<AmendInvoiceRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        if (await profile.PartyAsync(company, cancellation) is not { } seller) return Problem.Unauthenticated.ToResult();
        if (await invoices.FindAsync(company, id, cancellation) is not { } row) return Problem.NotFound.ToResult("id");
        // A transmitted invoice stays one: nobody can change this between here and the creation.
        if (row is not { Status: InvoiceStatus.Transmitted, NtsConfirmNumber: { } number }) return InvoiceProblems.OriginalNotTransmitted.ToResult("id");
        if (row.IssueType is IssueType.Reverse) return NotTheSeller.ToResult("id");

        var original = new OriginalInvoice(id, number, writing.AsWritten(row));
        var reading = new AmendmentReading(seller.ToParty(), original, KoreanTime.Today(time), calendar);
        if (reading.Read(body.Value!) is not { } sheets) return reading.Violations.ToResult();

        var now = time.GetDatabaseNow();
        var rows = sheets.Select(sheet => writing.NewRow(company, sheet.Invoice, sheet.Deadline, sheet.Force, InvoiceStatus.Queued, now)).ToList();
        var response = await AnswerAsync(id, rows, writing, cancellation);
        var requestKey = writing.KeyOf($"{InvoiceEndpoints.Prefix}/{id}/amendments", key, body.Value!, sheets[^1].Invoice, company);
        var set = new InvoiceSet(company, rows, "invoice.amend", [.. rows.Select(each => Messages.IssueInvoice(each.Id, now))], requestKey, response, principal.Caller(http), now)
        {
            Original = id,
        };
        return (await creation.CreateAsync(set, cancellation)).ToResult(http, response);
    }

    private static async Task<SavedResponse> AnswerAsync(Guid original, List<Invoice> rows, InvoiceWriting writing, CancellationToken cancellation)
    {
        var sheets = new List<InvoiceResponse>();
        foreach (var row in rows) sheets.Add(await writing.DescribeNewAsync(row, cancellation));
        var answer = JsonSerializer.Serialize(new AmendmentSheets(sheets), ApiJson.Options);
        return new SavedResponse(StatusCodes.Status202Accepted, answer, $"{InvoiceEndpoints.Prefix}/{original}");
    }
}
