using KErp.Api.Identity;
using KErp.Api.Requests;

namespace KErp.Api.Payrolls;

public static class PayrollEndpoints
{
    public const string Prefix = "/api/v1/payrolls";

    /// <summary>급여: the whole surface of the module.</summary>
    public static void MapPayrolls(this IEndpointRouteBuilder routes)
    {
        var payrolls = routes.MapGroup(Prefix).WithTags("Payroll").NotStored()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        MapRuns(payrolls);
        MapReading(payrolls);
    }

    private static void MapRuns(RouteGroupBuilder payrolls)
    {
        payrolls.MapPost("", CreatePayroll.HandleAsync)
            .RequireRight(Right.PayrollRun)
            .WithName("CreatePayroll")
            .WithSummary("Compute a month of everybody who is employed at a workplace")
            .WithDescription(
                "Answers 202 as soon as the run is durable, with everything it depends on as it is now; GetPayroll says how far it is. "
                + "It takes the place of a former run of the month that is not frozen. Send the same Idempotency-Key again after any doubt.")
            .Accepts<CreatePayrollRequest>("application/json")
            .WithExample(PayrollExamples.Payroll)
            .Produces<PayrollResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        payrolls.MapPost("/{id:guid}/freeze", FreezePayroll.FreezeAsync)
            .RequireRight(Right.PayrollRun)
            .WithName("FreezePayroll")
            .WithSummary("Freeze a payroll that is done (확정): nothing of it changes any more")
            .Produces<PayrollResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

        payrolls.MapPost("/{id:guid}/reopen", FreezePayroll.ReopenAsync)
            .RequireRight(Right.PayrollRun)
            .WithName("ReopenPayroll")
            .WithSummary("Take the freezing back, so that the month can be computed again; who did it and why is recorded")
            .Accepts<ReopenPayrollRequest>("application/json")
            .WithExample(PayrollExamples.Reopen)
            .Produces<PayrollResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static void MapReading(RouteGroupBuilder payrolls)
    {
        payrolls.MapGet("", ReadPayrolls.ListAsync)
            .RequireRight(Right.PayrollRead)
            .WithName("ListPayrolls")
            .WithSummary("Payrolls of the company, newest first")
            .Produces<PayrollPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

        payrolls.MapGet("/{id:guid}", ReadPayrolls.GetAsync)
            .RequireRight(Right.PayrollRead)
            .WithName("GetPayroll")
            .WithSummary("How far one payroll is, and its totals")
            .Produces<PayrollResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound);

        payrolls.MapGet("/{id:guid}/slips", ReadPayrolls.ListSlipsAsync)
            .RequireRight(Right.PayrollRead)
            .WithName("ListPayslips")
            .WithSummary("The payslips of a payroll that are computed by now")
            .Produces<PayslipPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}
