using KErp.Api.Identity;
using KErp.Api.Requests;

namespace KErp.Api.Companies;

public static class CompanyEndpoints
{
    public const string Companies = "/api/v1/companies";
    private const string Company = "/api/v1/company";

    /// <summary>The company that is acted for, and further ones.</summary>
    public static void MapCompanies(this IEndpointRouteBuilder routes)
    {
        var companies = routes.MapGroup("").WithTags("Companies")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);

        companies.MapPost(Companies, CreateCompany.HandleAsync).RequireRight(Right.CompaniesCreate)
            .WithName("CreateCompany")
            .WithSummary("Add a company of the same owner; switch to it with switch-company")
            .Accepts<PartyRequest>("application/json")
            .WithExample(CompanyExamples.Company)
            .Produces<CompanyResponse>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        companies.MapGet(Company, OwnCompany.GetAsync).RequireRight(Right.CompanyRead)
            .WithName("GetCompany")
            .WithSummary("The company as it is printed on its invoices")
            .Produces<CompanyResponse>();

        companies.MapPut(Company, OwnCompany.PutAsync).RequireRight(Right.CompanyManage)
            .WithName("PutCompany")
            .WithSummary("Change how the company is printed; invoices that are there stay as they are")
            .Accepts<PartyRequest>("application/json")
            .WithExample(CompanyExamples.Company)
            .Produces<CompanyResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

        companies.MapPost($"{Company}/close", OwnCompany.CloseAsync).RequireRight(Right.CompanyManage)
            .WithName("CloseCompany")
            .WithSummary("Leave K-ERP: nobody signs in for the company any more")
            .Accepts<CloseCompanyRequest>("application/json")
            .WithExample(CompanyExamples.Close)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
    }
}
