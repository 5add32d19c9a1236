using KErp.Api.Identity;
using KErp.Api.Problems;

namespace KErp.Api.Operations;

/// <summary>An operator's order.</summary>
/// <param name="Reason">Why, in the query; for the audit.</param>
internal sealed record OperatorRequest(Principal Principal, HttpContext Http, string? Reason, ReplicaOperations Operations, CancellationToken Cancellation)
{
    private const int MaxReasonLength = 500;

    /// <param name="action">One of <see cref="Names.ReplicaActions"/>.</param>
    /// <param name="entity">What is acted on, as the audit calls it.</param>
    /// <param name="entityId">Which one; also the target of the command.</param>
    public Task<IResult> ActAsync(string action, string entity, string entityId) => Reason is { Length: > MaxReasonLength }
        ? Task.FromResult(Problem.BadRequest.ToResult("reason", $"At most {MaxReasonLength} characters."))
        : Operations.ActAsync(Principal.Caller(Http), action, entity, entityId, Reason, Cancellation);
}
