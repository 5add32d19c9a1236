using KErp.Api.Employees;
using KErp.Api.Identity;
using KErp.Api.Requests;

namespace KErp.Api.Employments;

public static class EmploymentEndpoints
{
    public static string PathOf(Guid employee) => $"{EmployeeEndpoints.Prefix}/{employee}/employments";

    /// <summary>When and where the employees work, and for what: the whole surface of the module.</summary>
    public static void MapEmployments(this IEndpointRouteBuilder routes)
    {
        var employments = routes.MapGroup($"{EmployeeEndpoints.Prefix}/{{id:guid}}/employments").WithTags("Employments").NotStored()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        employments.MapPost("", CreateEmployment.HandleAsync)
            .RequireRight(Right.EmployeesWrite)
            .WithName("CreateEmployment")
            .WithSummary("Take an employee on, or on again")
            .WithDescription("The periods of one employee do not overlap. Send the same Idempotency-Key again after any doubt.")
            .Accepts<CreateEmploymentRequest>("application/json")
            .WithExample(EmploymentExamples.Employment)
            .Produces<EmploymentResponse>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        employments.MapGet("", ListEmployments.HandleAsync)
            .RequireRight(Right.PayrollRead)
            .WithName("ListEmployments")
            .WithSummary("All employments of an employee, the last one first")
            .Produces<EmploymentList>();

        employments.MapPatch("/{employmentId:guid}", ChangeEmployment.LeaveAsync)
            .RequireRight(Right.EmployeesWrite)
            .WithName("LeaveEmployment")
            .WithSummary("Set the last day of work")
            .Accepts<LeaveEmploymentRequest>("application/json")
            .WithExample(EmploymentExamples.Leave)
            .Produces<EmploymentResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

        employments.MapPut("/{employmentId:guid}/terms", ChangeEmployment.SetTermsAsync)
            .RequireRight(Right.EmployeesWrite)
            .WithName("SetEmploymentTerms")
            .WithSummary("Set pay, insurances and withholding; payrolls that were asked for before go on with what was then")
            .Accepts<EmploymentTermsRequest>("application/json")
            .WithExample(EmploymentExamples.Terms)
            .Produces<EmploymentResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }
}
