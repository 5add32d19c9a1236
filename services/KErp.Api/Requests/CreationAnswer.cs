using System.Text;
using KErp.Api.Problems;
using KErp.Data.Idempotency;

namespace KErp.Api.Requests;

internal static class CreationAnswer
{
    /// <summary>What a creation with an idempotency key is answered: the first time, again, and when it cannot be.</summary>
    /// <param name="response">The answer of the first time.</param>
    public static IResult ToResult(this CreationOutcome outcome, HttpContext http, SavedResponse response)
    {
        switch (outcome)
        {
            case CreationOutcome.Created:
                return Send(http, response);
            case CreationOutcome.Replayed replayed:
                http.Response.Headers[IdempotencyKeyHeader.Replayed] = "true";
                return Send(http, replayed.Response);
            case CreationOutcome.Refused refused:
                return refused.Violations.ToResult();
            case CreationOutcome.KeyReused:
                return Problem.IdempotencyKeyReused.ToResult(IdempotencyKeyHeader.Name);
            default:
                return Problem.RequestInProgress.ToResult(IdempotencyKeyHeader.Name);
        }
    }

    private static IResult Send(HttpContext http, SavedResponse response)
    {
        http.Response.Headers.Location = response.Location;
        return Results.Text(response.Body, "application/json", Encoding.UTF8, response.Status);
    }
}
