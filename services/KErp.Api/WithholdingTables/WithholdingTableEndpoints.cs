using KErp.Api.Identity;
using KErp.Api.Requests;

namespace KErp.Api.WithholdingTables;

public static class WithholdingTableEndpoints
{
    public const string Prefix = "/api/v1/withholding-tables";

    /// <summary>간이세액표: the whole surface of the module.</summary>
    public static void MapWithholdingTables(this IEndpointRouteBuilder routes)
    {
        var tables = routes.MapGroup(Prefix).WithTags("Payroll").NotStored()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        tables.MapPost("", LoadWithholdingTable.HandleAsync)
            .RequireRight(Right.PayrollRun)
            .WithName("LoadWithholdingTable")
            .WithSummary("Load a 간이세액표 from a CSV file in UTF-8")
            .WithDescription(
                "Lines: effective_from,yyyy-MM-dd; source,…; the header from,to,1,…,11; then rows of pay in thousand won and the tax in won for 1 to 11 dependants, "
                + "the last of them 10000 with an empty to. K-ERP ships no content of it. Send the same Idempotency-Key again after any doubt.")
            .Accepts<string>("text/csv")
            .Produces<WithholdingTableResponse>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        tables.MapGet("", ListWithholdingTables.HandleAsync)
            .RequireRight(Right.PayrollRead)
            .WithName("ListWithholdingTables")
            .WithSummary("Tables of the company, the last loaded first")
            .Produces<WithholdingTablePage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }
}
