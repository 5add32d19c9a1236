using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Data.Workplaces;

namespace KErp.Api.Workplaces;

internal static class GetWorkplace
{
    public static async Task<IResult> HandleAsync(Guid id, Principal principal, WorkplaceStore workplaces, CancellationToken cancellation) =>
        await workplaces.FindAsync(principal.Company, id, cancellation) is { } workplace
            ? Results.Ok(WorkplaceResponse.Of(workplace))
            : Problem.NotFound.ToResult("id");
}
