using KErp.Api.Identity;
using KErp.Api.Requests;

namespace KErp.Api.Workplaces;

public static class WorkplaceEndpoints
{
    public const string Prefix = "/api/v1/workplaces";

    /// <summary>The whole surface of the module.</summary>
    public static void MapWorkplaces(this IEndpointRouteBuilder routes)
    {
        var workplaces = routes.MapGroup(Prefix).WithTags("Workplaces").NotStored()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        workplaces.MapPost("", CreateWorkplace.HandleAsync)
            .RequireRight(Right.WorkplacesWrite)
            .WithName("CreateWorkplace")
            .WithSummary("Register a workplace (사업장)")
            .WithDescription("Send the same Idempotency-Key again after any doubt.")
            .Accepts<WorkplaceRequest>("application/json")
            .WithExample(WorkplaceExamples.Workplace)
            .Produces<WorkplaceResponse>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        workplaces.MapGet("", ListWorkplaces.HandleAsync)
            .RequireRight(Right.WorkplacesRead)
            .WithName("ListWorkplaces")
            .WithSummary("Workplaces of the company, the last registered first")
            .Produces<WorkplacePage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

        workplaces.MapGet("/{id:guid}", GetWorkplace.HandleAsync)
            .RequireRight(Right.WorkplacesRead)
            .WithName("GetWorkplace")
            .WithSummary("One workplace")
            .Produces<WorkplaceResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound);

        workplaces.MapPut("/{id:guid}", ChangeWorkplace.HandleAsync)
            .RequireRight(Right.WorkplacesWrite)
            .WithName("ChangeWorkplace")
            .WithSummary("Change a workplace; payrolls that were asked for before go on with what was then")
            .Accepts<WorkplaceRequest>("application/json")
            .WithExample(WorkplaceExamples.Workplace)
            .Produces<WorkplaceResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}
