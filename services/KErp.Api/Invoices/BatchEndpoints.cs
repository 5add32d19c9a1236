using System.Text.Json;
using KErp.Api.Companies;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data;
using KErp.Data.Idempotency;
using KErp.Data.Invoices;
using KErp.Data.Model;
using KErp.Domain;
using KErp.Domain.Invoices;
using KErp.Messaging;

namespace KErp.Api.Invoices;

public sealed record CreateBatchRequest
{
    /// <summary>Up to 1,000. All are taken on, or none.</summary>
    public IReadOnlyList<InvoiceRequest?>? Invoices { get; init; }

    /// <summary>지연발급 of those whose date to issue by has passed.</summary>
    public bool? ForceIssue { get; init; }
}

/// <param name="Counts">How many are in which state.</param>
/// <param name="Done">None of them is on its way any more.</param>
/// <param name="Items">In the order of the request.</param>
public sealed record BatchResponse(
    Guid Id, int Count, bool Done, IReadOnlyDictionary<string, int> Counts, DateTimeOffset CreatedAt, IReadOnlyList<BatchItemResponse> Items)
{
    public static BatchResponse Of(InvoiceBatch batch, IReadOnlyList<Invoice> invoices) => new(
        batch.Id,
        batch.Count,
        !invoices.Any(i => i.Status is InvoiceStatus.Queued or InvoiceStatus.Issuing),
        invoices.GroupBy(i => i.Status).OrderBy(g => g.Key).ToDictionary(g => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{g.Key}"), g => g.Count()),
        batch.CreatedAt,
        [.. invoices.Select(BatchItemResponse.Of)]);
}

/// <param name="Number">Its place in the request, from 0.</param>
public sealed record BatchItemResponse(int Number, Guid InvoiceId, InvoiceStatus Status, string? NtsConfirmNumber, FailureResponse? Failure)
{
    public static BatchItemResponse Of(Invoice i) =>
        new(i.BatchOrdinal!.Value, i.Id, i.Status, i.NtsConfirmNumber, FailureResponse.Of(i.FailureCode, i.FailureMessage));
}

/// <summary>Bulk issue: up to 1,000 invoices in one request.</summary>
internal static class BatchEndpoints
{
    public const string Prefix = "/api/v1/invoice-batches";

    /// <summary>A thousand invoices of a few lines each.</summary>
    public const int MaxBodyBytes = 8 * 1024 * 1024;

    public static async Task<IResult> CreateAsync(
        HttpContext http, Principal principal, CompanyProfile profile, InvoiceSetCreation creation, InvoiceWriting writing, HolidayCalendar calendar, TimeProvider time, CancellationToken cancellation)
    {
        if (IdempotencyKeyHeader.Read(http.Request) is not { } key) return Problem.IdempotencyKeyRequired.ToResult(IdempotencyKeyHeader.Name);
        var body = await JsonBody.ReadAsync<CreateBatchRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        if (await profile.PartyAsync(principal.Company, cancellation) is not { } seller) return Problem.Unauthenticated.ToResult();

        var now = time.GetDatabaseNow();
        var batch = new InvoiceBatch { CompanyId = principal.Company, Id = Guid.CreateVersion7(now), Count = body.Value!.Invoices?.Count ?? 0, CreatedAt = now };
        var violations = new List<Violation>();
        var rows = ReadRows(body.Value, batch, seller.ToParty(), calendar, writing, time, violations);
        if (violations.Count > 0) return violations.ToResult();

        var answer = JsonSerializer.Serialize(BatchResponse.Of(batch, rows), ApiJson.Options);
        var response = new SavedResponse(StatusCodes.Status202Accepted, answer, $"{Prefix}/{batch.Id}");
        var chunks = (rows.Count + InvoiceBatches.ChunkSize - 1) / InvoiceBatches.ChunkSize;
        var set = new InvoiceSet(
            principal.Company, rows, "invoice.create", [.. Enumerable.Range(0, chunks).Select(chunk => Messages.IssueChunk(batch.Id, chunk, now))],
            writing.KeyOf(Prefix, key, body.Value, principal.Company), response, principal.Caller(http), now) { Batch = batch };
        return (await creation.CreateAsync(set, cancellation)).ToResult(http, response);
    }

    public static async Task<IResult> GetAsync(Guid id, Principal principal, InvoiceBatches batches, CancellationToken cancellation) =>
        await batches.FindAsync(principal.Company, id, cancellation) is { } found
            ? Results.Ok(BatchResponse.Of(found.Batch, found.Invoices))
            : Problem.NotFound.ToResult("id");

    private static List<Invoice> ReadRows(
        CreateBatchRequest request, InvoiceBatch batch, Party seller, HolidayCalendar calendar, InvoiceWriting writing, TimeProvider time, List<Violation> violations)
    {
        var rows = new List<Invoice>();
        if (batch.Count is < 1 or > InvoiceLimits.MaxBatch)
        {
            violations.Add(new("invoices", "invoice_count", $"1건 이상 {InvoiceLimits.MaxBatch}건 이하여야 합니다.", $"Between 1 and {InvoiceLimits.MaxBatch} invoices are allowed."));
            return rows;
        }

        var force = request.ForceIssue ?? false;
        foreach (var (ordinal, each) in request.Invoices!.Index())
        {
            var reading = new InvoiceReading(seller, KoreanTime.Today(time), calendar, $"invoices[{ordinal}].");
            if (reading.ReadToIssue(each ?? new InvoiceRequest(), force) is { } invoice)
                rows.Add(writing.NewRow(batch.CompanyId, invoice, reading.IssueDeadline, force, InvoiceStatus.Queued, batch.CreatedAt, (batch.Id, ordinal)));
            else
                violations.AddRange(reading.Violations);
        }

        return rows;
    }
}
