using KErp.Api.Identity;
using KErp.Api.Requests;

namespace KErp.Api.Employees;

public static class EmployeeEndpoints
{
    public const string Prefix = "/api/v1/employees";

    /// <summary>The whole surface of the module.</summary>
    public static void MapEmployees(this IEndpointRouteBuilder routes)
    {
        var employees = routes.MapGroup(Prefix).WithTags("Employees").NotStored()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        employees.MapPost("", CreateEmployee.HandleAsync)
            .RequireRight(Right.EmployeesWrite)
            .WithName("CreateEmployee")
            .WithSummary("Register an employee; when and where one works is said by CreateEmployment")
            .WithDescription("The 주민등록번호 is sealed; no answer but that of RevealResidentNumber shows it in full. Send the same Idempotency-Key again after any doubt.")
            .Accepts<CreateEmployeeRequest>("application/json")
            .WithExample(EmployeeExamples.Employee)
            .Produces<EmployeeResponse>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        employees.MapGet("", ListEmployees.HandleAsync)
            .RequireRight(Right.EmployeesRead)
            .WithName("ListEmployees")
            .WithSummary("Employees of the company, the last registered first")
            .Produces<EmployeePage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

        employees.MapGet("/{id:guid}", GetEmployee.HandleAsync)
            .RequireRight(Right.EmployeesRead)
            .WithName("GetEmployee")
            .WithSummary("One employee, the number masked")
            .Produces<EmployeeResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound);

        employees.MapPost("/search", SearchEmployees.HandleAsync)
            .RequireRight(Right.EmployeesRead)
            .WithName("SearchEmployees")
            .WithSummary("Who has this number; it travels in the body, for addresses are logged")
            .Accepts<SearchEmployeesRequest>("application/json")
            .WithExample(EmployeeExamples.Search)
            .Produces<EmployeePage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

        employees.MapPost("/{id:guid}/resident-number", RevealResidentNumber.HandleAsync)
            .RequireRight(Right.EmployeesReveal)
            .WithName("RevealResidentNumber")
            .WithSummary("The 주민등록번호 in full; who saw it and why is recorded")
            .Accepts<RevealRequest>("application/json")
            .WithExample(EmployeeExamples.Reveal)
            .Produces<RevealResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}
