using System.Text.Json;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data;
using KErp.Data.Collections;
using KErp.Data.Idempotency;
using KErp.Data.Model;
using KErp.Domain;
using KErp.Messaging;

namespace KErp.Api.Collections;

public sealed record CreateCollectionRequest
{
    public CollectionDirection? Direction { get; init; }

    /// <summary>The first day of transmission (전송일자).</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last one: within three months of the first, and not after today in Korea.</summary>
    public DateOnly? To { get; init; }
}

internal static partial class CreateCollection
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, Principal principal, CollectionStore collections, TimeProvider time, ILoggerFactory logs, CancellationToken cancellation)
    {
        if (IdempotencyKeyHeader.Read(http.Request) is not { } key) return Problem.IdempotencyKeyRequired.ToResult(IdempotencyKeyHeader.Name);
        var body = await JsonBody.ReadAsync<CreateCollectionRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new CollectionReading(KoreanTime.Today(time));
        if (reading.Read(body.Value!) is not { } period) return reading.Violations.ToResult();

        var now = time.GetDatabaseNow();
        var job = new CollectionJob
        {
            CompanyId = principal.Company, Id = Guid.CreateVersion7(now), Direction = period.Direction, From = period.From, To = period.To, CreatedAt = now,
        };
        var answer = JsonSerializer.Serialize(CollectionResponse.Of(job), ApiJson.Options);
        var response = new SavedResponse(StatusCodes.Status202Accepted, answer, $"{CollectionEndpoints.Prefix}/{job.Id}");
        var requestKey = IdempotencyKeyHeader.KeyOf(CollectionEndpoints.Prefix, key, body.Value);
        var outcome = await collections.AddAsync(job, Messages.CollectInvoices(job.Id, now), requestKey, response, principal.Caller(http), cancellation);
        if (outcome is CreationOutcome.Created) LogTakenOn(logs.CreateLogger(typeof(CreateCollection)), job.Id);
        return outcome.ToResult(http, response);
    }

    [LoggerMessage(2401, LogLevel.Information, "Collection {CollectionId} is taken on")]
    private static partial void LogTakenOn(ILogger log, Guid collectionId);
}
