using KErp.Api.Identity;

namespace KErp.Api.Audit;

public static class AuditEndpoints
{
    public const string Prefix = "/api/v1/audit";

    /// <summary>The whole surface of the module.</summary>
    public static void MapAudit(this IEndpointRouteBuilder routes) => routes.MapGroup(Prefix).WithTags("Audit")
        .MapGet("", ListAudit.HandleAsync)
        .RequireRight(Right.AuditRead)
        .WithName("ListAudit")
        .WithSummary("Who did what in the company (접속기록), newest first")
        .WithDescription("Reading is recorded as well. An entry has its `sequence` in the company's chain within seconds.")
        .Produces<AuditPage>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden);
}
