using System.Text.Json;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data;
using KErp.Data.Idempotency;
using KErp.Data.Model;
using KErp.Data.Partners;

namespace KErp.Api.Partners;

internal static partial class CreatePartner
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, Principal principal, PartnerStore partners, PartnerWarnings warnings, TimeProvider time, ILoggerFactory logs, CancellationToken cancellation)
    {
        if (IdempotencyKeyHeader.Read(http.Request) is not { } key) return Problem.IdempotencyKeyRequired.ToResult(IdempotencyKeyHeader.Name);
        var body = await JsonBody.ReadAsync<PartyRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new PartnerReading();
        if (reading.Read(body.Value!) is not { } party) return reading.Violations.ToResult();

        var now = time.GetDatabaseNow();
        var partner = new Partner { CompanyId = principal.Company, Id = Guid.CreateVersion7(now), Party = party, CreatedAt = now };
        var answer = JsonSerializer.Serialize(PartnerResponse.Of(partner), ApiJson.Options);
        var response = new SavedResponse(StatusCodes.Status201Created, answer, $"{PartnerEndpoints.Prefix}/{partner.Id}");
        var requestKey = IdempotencyKeyHeader.KeyOf(PartnerEndpoints.Prefix, key, body.Value);
        var outcome = await partners.AddAsync(partner, requestKey, response, principal.Caller(http), cancellation);
        if (outcome is CreationOutcome.Created)
        {
            await warnings.ForgetAsync(principal.Company, party.BusinessNumber, cancellation);
            LogTakenOn(logs.CreateLogger(typeof(CreatePartner)), partner.Id);
        }

        return outcome.ToResult(http, response);
    }

    [LoggerMessage(2301, LogLevel.Information, "Partner {PartnerId} is registered")]
    private static partial void LogTakenOn(ILogger log, Guid partnerId);
}
