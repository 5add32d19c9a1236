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

public sealed record IssueDraftRequest
{
    /// <summary>지연발급: issue although the date to issue by has passed.</summary>
    public bool? ForceIssue { get; init; }
}

/// <summary>Invoices that are written now and issued later.</summary>
internal static class DraftEndpoints
{
    public static async Task<IResult> CreateAsync(
        HttpContext http, Principal principal, CompanyProfile profile, InvoiceSetCreation creation, InvoiceWriting writing, HolidayCalendar calendar, TimeProvider time, CancellationToken cancellation)
    {
        if (IdempotencyKeyHeader.Read(http.Request) is not { } key) return Problem.IdempotencyKeyRequired.ToResult(IdempotencyKeyHeader.Name);
        var body = await JsonBody.ReadAsync<InvoiceRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        if (await profile.PartyAsync(principal.Company, cancellation) is not { } seller) return Problem.Unauthenticated.ToResult();
        var reading = new InvoiceReading(seller.ToParty(), KoreanTime.Today(time), calendar);
        if (reading.Read(body.Value!) is not { } invoice) return reading.Violations.ToResult();

        var now = time.GetDatabaseNow();
        var row = writing.NewRow(principal.Company, invoice, reading.IssueDeadline, force: false, InvoiceStatus.Draft, now);
        var answer = JsonSerializer.Serialize(await writing.DescribeNewAsync(row, cancellation), ApiJson.Options);
        var response = new SavedResponse(StatusCodes.Status201Created, answer, $"{InvoiceEndpoints.Prefix}/{row.Id}");
        var requestKey = writing.KeyOf($"{InvoiceEndpoints.Prefix}/drafts", key, body.Value, invoice, principal.Company);
        var set = new InvoiceSet(principal.Company, [row], "invoice.draft", [], requestKey, response, principal.Caller(http), now);
        return (await creation.CreateAsync(set, cancellation)).ToResult(http, response);
    }

    public static async Task<IResult> ReviseAsync(
        Guid id, HttpContext http, Principal principal, CompanyProfile profile, InvoiceStore invoices, InvoiceDrafts drafts, InvoiceWriting writing, HolidayCalendar calendar, TimeProvider time, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<InvoiceRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        if (await profile.PartyAsync(principal.Company, cancellation) is not { } seller) return Problem.Unauthenticated.ToResult();
        var reading = new InvoiceReading(seller.ToParty(), KoreanTime.Today(time), calendar);
        if (reading.Read(body.Value!) is not { } invoice) return reading.Violations.ToResult();

        var content = writing.Content(principal.Company, id, invoice, reading.IssueDeadline, force: false);
        var result = await drafts.ReviseAsync(principal.Company, id, content, principal.Caller(http), time.GetDatabaseNow(), cancellation);
        return result is DraftResult.Changed ? await DescribeAsync(id, principal, invoices, writing, cancellation) : Refuse(result);
    }

    public static async Task<IResult> IssueAsync(
        Guid id, HttpContext http, Principal principal, InvoiceStore invoices, InvoiceDrafts drafts, InvoiceWriting writing, TimeProvider time, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<IssueDraftRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        if (await invoices.FindAsync(principal.Company, id, cancellation) is not { } draft) return Problem.NotFound.ToResult("id");
        var force = body.Value!.ForceIssue ?? false;
        if (!force && draft.IssueDeadline < KoreanTime.Today(time))
            return new[] { InvoiceProblems.DeadlinePassed("writeDate", draft.IssueDeadline) }.ToResult();

        var now = time.GetDatabaseNow();
        var result = await drafts.IssueAsync(principal.Company, id, force, Messages.IssueInvoice(id, now), principal.Caller(http), now, cancellation);
        return result is DraftResult.Changed
            ? await DescribeAsync(id, principal, invoices, writing, cancellation, StatusCodes.Status202Accepted)
            : Refuse(result);
    }

    public static async Task<IResult> DeleteAsync(
        Guid id, HttpContext http, Principal principal, InvoiceDrafts drafts, TimeProvider time, CancellationToken cancellation)
    {
        var result = await drafts.DeleteAsync(principal.Company, id, principal.Caller(http), time.GetDatabaseNow(), cancellation);
        return result is DraftResult.Changed ? Results.NoContent() : Refuse(result);
    }

    private static async Task<IResult> DescribeAsync(
        Guid id, Principal principal, InvoiceStore invoices, InvoiceWriting writing, CancellationToken cancellation, int status = StatusCodes.Status200OK) =>
        await invoices.FindAsync(principal.Company, id, cancellation) is { } row
            ? Results.Json(await writing.DescribeNewAsync(row, cancellation), statusCode: status)
            : Problem.NotFound.ToResult("id");

    private static IResult Refuse(DraftResult result) =>
        result is DraftResult.Unknown ? Problem.NotFound.ToResult("id") : InvoiceProblems.NotADraft.ToResult("status");
}
