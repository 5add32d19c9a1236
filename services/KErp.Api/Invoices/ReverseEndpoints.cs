using System.Globalization;
using System.Text.Json;
using KErp.Api.Companies;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Provider;
using KErp.Api.Requests;
using KErp.Data;
using KErp.Data.Audit;
using KErp.Data.Idempotency;
using KErp.Data.Invoices;
using KErp.Domain;
using KErp.Domain.Invoices;
using KErp.Messaging;
using KErp.Protos.Tax.V1;
using KErp.TaxClient;

namespace KErp.Api.Invoices;

public sealed record ReceivedRequestPage(IReadOnlyList<ReceivedRequestResponse> Items);

/// <summary>What a buyer asks the company to issue.</summary>
/// <param name="ItemKey">The provider's id.</param>
public sealed record ReceivedRequestResponse(
    string ItemKey, DateOnly WriteDate, string BuyerBusinessNumber, string BuyerName, long SupplyAmount, long TaxAmount, long TotalAmount);

public sealed record RefuseRequest
{
    /// <summary>Why, for the buyer; up to 200 characters.</summary>
    public string? Memo { get; init; }
}

/// <summary>역발행: the buyer writes the invoice and asks the seller to issue it.</summary>
internal static class ReverseEndpoints
{
    private const string Iso = "yyyy-MM-dd";
    private const int MaxMemo = 200;
    private const int MaxMonths = 6;
    private const int ItemKeyLength = 18;

    /// <summary>The company is the buyer.</summary>
    public static async Task<IResult> RequestAsync(
        HttpContext http, Principal principal, CompanyProfile profile, InvoiceSetCreation creation, InvoiceWriting writing, HolidayCalendar calendar, TimeProvider time, CancellationToken cancellation)
    {
        if (IdempotencyKeyHeader.Read(http.Request) is not { } key) return Problem.IdempotencyKeyRequired.ToResult(IdempotencyKeyHeader.Name);
        var body = await JsonBody.ReadAsync<ReverseRequestRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        if (await profile.PartyAsync(principal.Company, cancellation) is not { } buyer) return Problem.Unauthenticated.ToResult();
        var reading = new InvoiceReading(buyer.ToParty(), KoreanTime.Today(time), calendar);
        if (reading.ReadReverse(body.Value!) is not { } invoice) return reading.Violations.ToResult();

        var now = time.GetDatabaseNow();
        var row = writing.NewRow(principal.Company, invoice, reading.IssueDeadline, force: false, InvoiceStatus.Queued, now);
        var answer = JsonSerializer.Serialize(writing.Describe(row), ApiJson.Options);
        var response = new SavedResponse(StatusCodes.Status202Accepted, answer, $"{InvoiceEndpoints.Prefix}/{row.Id}");
        var requestKey = writing.KeyOf($"/api/v1/reverse-requests", key, body.Value, invoice, principal.Company);
        var set = new InvoiceSet(
            principal.Company, [row], "invoice.reverse_request", [Messages.IssueInvoice(row.Id, now)], requestKey, response, principal.Caller(http), now);
        return (await creation.CreateAsync(set, cancellation)).ToResult(http, response);
    }

    /// <summary>The company is the seller.</summary>
    /// <param name="from">First write date; a month ago when left out.</param>
    /// <param name="to">Last write date, at most six months later; today when left out.</param>
    public static async Task<IResult> ListReceivedAsync(
        Principal principal, CompanyProfile profile, TaxScraperGateway gateway, TimeProvider time, CancellationToken cancellation, string? from = null, string? to = null)
    {
        var violations = new List<Violation>();
        var query = new QueryReading(violations);
        var last = query.Date("to", to) ?? KoreanTime.Today(time);
        var first = query.Date("from", from) ?? last.AddMonths(-1);
        if (violations.Count == 0 && (first > last || last > first.AddMonths(MaxMonths)))
            violations.Add(new("from", "period", "기간은 최대 6개월입니다.", "The period is at most six months."));
        if (violations.Count > 0) return violations.ToResult();
        if (await profile.PartyAsync(principal.Company, cancellation) is not { } seller) return Problem.Unauthenticated.ToResult();

        var request = new ListReverseRequestsRequest
        {
            SellerBusinessNumber = seller.BusinessNumber, FromDate = Text(first), ToDate = Text(last),
        };
        return await gateway.AskAsync((client, options) => client.ListReverseRequestsAsync(request, options)) is var answer
            && answer is Answer<ListReverseRequestsResponse>.Given { Value.Requests: var requests }
            ? Results.Ok(new ReceivedRequestPage([.. requests.Select(Describe)]))
            : answer.ToProblem();
    }

    /// <summary>The company, as the seller, will not issue it.</summary>
    public static async Task<IResult> RefuseAsync(
        string itemKey, HttpContext http, Principal principal, CompanyProfile profile, TaxScraperGateway gateway, CompanyAudit audit, TimeProvider time, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<RefuseRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var violations = new List<Violation>();
        TextRules.Open(violations, "memo", body.Value!.Memo, MaxMemo);
        if (violations.Count > 0) return violations.ToResult();
        if (itemKey.Length != ItemKeyLength || !itemKey.All(char.IsAsciiLetterOrDigit)) return Problem.NotFound.ToResult("itemKey");
        if (await profile.PartyAsync(principal.Company, cancellation) is not { } seller) return Problem.Unauthenticated.ToResult();

        var now = time.GetDatabaseNow();
        var request = new RefuseReverseRequestRequest
        {
            SellerBusinessNumber = seller.BusinessNumber, ItemKey = itemKey, MgtKey = MgtKey.For(Guid.CreateVersion7(now)), Memo = body.Value.Memo ?? "",
        };
        switch (await gateway.CommandAsync((client, options) => client.RefuseReverseRequestAsync(request, options)))
        {
            case Answer<TaxInvoiceState>.Given:
                await audit.RecordAsync(principal.Company, principal.Caller(http), "reverse_request.refuse", "reverse_request", itemKey, cancellation);
                return Results.NoContent();
            case Answer<TaxInvoiceState>.Refused { Code: "not_found" or "document_absent" }:
                return Problem.NotFound.ToResult("itemKey");
            case var answer:
                return answer.ToProblem();
        }
    }

    private static ReceivedRequestResponse Describe(ReverseRequest r) => new(
        r.ItemKey, DateOnly.ParseExact(r.WriteDate, Iso, CultureInfo.InvariantCulture), r.BuyerBusinessNumber, r.BuyerName, r.SupplyAmount, r.TaxAmount, r.TotalAmount);

    private static string Text(DateOnly date) => date.ToString(Iso, CultureInfo.InvariantCulture);
}
