using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Data.Collections;

namespace KErp.Api.Collections;

internal static class GetCollection
{
    public static async Task<IResult> HandleAsync(Guid id, Principal principal, CollectionStore collections, CancellationToken cancellation) =>
        await collections.FindAsync(principal.Company, id, cancellation) is { } job
            ? Results.Ok(CollectionResponse.Of(job))
            : Problem.NotFound.ToResult("id");
}
