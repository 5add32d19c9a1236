using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Idempotency;
using KErp.Data.Invoices;
using KErp.Data.Model;

namespace KErp.Api.Companies;

internal static class CreateCompany
{
    public static async Task<IResult> HandleAsync(HttpContext http, Principal principal, CompanyStore companies, TimeProvider time, CancellationToken cancellation)
    {
        if (IdempotencyKeyHeader.Read(http.Request) is not { } key) return Problem.IdempotencyKeyRequired.ToResult(IdempotencyKeyHeader.Name);
        var body = await JsonBody.ReadAsync<PartyRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new AccountReading();
        var party = reading.Company(body.Value);
        if (reading.Violations.Count > 0) return reading.Violations.ToResult();

        var company = new Company { Id = IdOf(principal.UserId, key), Party = PartySnapshot.Of(party), CreatedAt = time.GetUtcNow() };
        var answer = JsonSerializer.Serialize(CompanyResponse.Of(company), ApiJson.Options);
        var response = new SavedResponse(StatusCodes.Status201Created, answer, CompanyEndpoints.Companies);
        var requestKey = IdempotencyKeyHeader.KeyOf(CompanyEndpoints.Companies, key, body.Value);
        return (await companies.AddAsync(company, principal.UserId, requestKey, response, principal.Caller(http), cancellation)).ToResult(http, response);
    }

    /// <summary>An idempotency key is remembered under its company. Here that is the new one, so its id follows from who asks and the key.</summary>
    private static Guid IdOf(Guid user, string key)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{user}:{key}"))[..16];
        (bytes[6], bytes[8]) = ((byte)(bytes[6] & 0x0f | 0x80), (byte)(bytes[8] & 0x3f | 0x80));
        return new Guid(bytes, bigEndian: true);
    }
}
