using System.Text.Json;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data;
using KErp.Data.Idempotency;
using KErp.Data.Model;
using KErp.Data.Payroll;
using KErp.Domain.Payroll;

namespace KErp.Api.WithholdingTables;

internal static class LoadWithholdingTable
{
    /// <summary>A file that is wrong throughout would be answered by a problem larger than itself.</summary>
    private const int MaxViolations = 100;

    public static async Task<IResult> HandleAsync(
        HttpContext http, Principal principal, WithholdingTableStore tables, TimeProvider time, CancellationToken cancellation)
    {
        if (IdempotencyKeyHeader.Read(http.Request) is not { } key) return Problem.IdempotencyKeyRequired.ToResult(IdempotencyKeyHeader.Name);
        var body = await CsvBody.ReadAsync(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var (table, violations) = WithholdingTableFile.Read(body.Text!);
        if (table is null) return violations.Take(MaxViolations).ToList().ToResult();

        var row = RowOf(principal.Company, table, body.Text!, time.GetDatabaseNow());
        var answer = new WithholdingTableResponse(row.Id, row.EffectiveFrom, row.Source, row.CreatedAt);
        var response = new SavedResponse(
            StatusCodes.Status201Created, JsonSerializer.Serialize(answer, ApiJson.Options), WithholdingTableEndpoints.Prefix);
        var requestKey = IdempotencyKeyHeader.KeyOf(WithholdingTableEndpoints.Prefix, key, body.Text);
        return (await tables.AddAsync(row, requestKey, response, principal.Caller(http), cancellation)).ToResult(http, response);
    }

    private static StoredWithholdingTable RowOf(Guid company, WithholdingTable table, string content, DateTimeOffset now) => new()
    {
        CompanyId = company,
        Id = Guid.CreateVersion7(now),
        EffectiveFrom = table.EffectiveFrom,
        Source = table.Source,
        Content = content,
        CreatedAt = now,
    };
}
