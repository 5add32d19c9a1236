using KErp.Api.Problems;
using KErp.Data.Invoices;

namespace KErp.Api.Requests;

/// <summary>What a POST with an Idempotency-Key answers.</summary>
internal static class CreationAnswer
{
    public static IResult Of(HttpContext http, SavedResponse response, CreationOutcome outcome)
    {
        switch (outcome)
        {
            case CreationOutcome.Created:
                return Send(http, response);
            case CreationOutcome.Replayed replayed:
                http.Response.Headers[IdempotencyKeyHeader.Replayed] = "true";
                return Send(http, replayed.Response);
            case CreationOutcome.KeyReused:
                return Problem.IdempotencyKeyReused.ToResult(IdempotencyKeyHeader.Name);
            default:
                return Problem.RequestInProgress.ToResult(IdempotencyKeyHeader.Name);
        }
    }

    private static IResult Send(HttpContext http, SavedResponse response)
    {
        http.Response.Headers.Location = response.Location;
        return Results.Text(response.Body, "application/json", System.Text.Encoding.UTF8, response.Status);
    }
}
