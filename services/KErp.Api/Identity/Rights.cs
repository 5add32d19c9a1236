using KErp.Data.Model;
using Microsoft.AspNetCore.Authorization;

namespace KErp.Api.Identity;

/// <summary>What a route asks for.</summary>
public enum Right
{
    InvoicesRead,
    InvoicesIssue,
    PartnersRead,
    PartnersWrite,

    /// <summary>Sees whether the company can issue at the provider.</summary>
    ProviderRead,

    /// <summary>Makes the company a member of the provider, and registers its certificate there.</summary>
    ProviderManage,
    EmployeesRead,
    EmployeesWrite,

    /// <summary>Sees a 주민등록번호 in full, with a reason that is recorded.</summary>
    EmployeesReveal,
    WorkplacesRead,
    WorkplacesWrite,

    /// <summary>Sees what everybody is paid.</summary>
    PayrollRead,

    /// <summary>Loads tables, computes, freezes and reopens.</summary>
    PayrollRun,
    AuditRead,
    MembersManage,
    CompanyRead,
    CompanyManage,

    /// <summary>Adds a company of one's own; no member of the first one needs to be asked.</summary>
    CompaniesCreate,

    /// <summary>Gives up the second factor; an operator cannot.</summary>
    SecondFactorRemove,

    /// <summary>The caller's own sessions, password and second factor: everybody who is signed in.</summary>
    OwnAccount,

    /// <summary>Operations on the platform; no company's data is among them.</summary>
    PlatformOperate,
}

/// <summary>Who may do what: the whole table.</summary>
public static class Rights
{
    private static readonly Role[] Members = [Role.Owner, Role.Accountant, Role.Hr, Role.Viewer];

    private static readonly Dictionary<Right, Role[]> Table = new()
    {
        [Right.InvoicesRead] = [Role.Owner, Role.Accountant, Role.Viewer],
        [Right.InvoicesIssue] = [Role.Owner, Role.Accountant],
        [Right.PartnersRead] = [Role.Owner, Role.Accountant, Role.Viewer],
        [Right.PartnersWrite] = [Role.Owner, Role.Accountant],
        [Right.ProviderRead] = [Role.Owner, Role.Accountant],
        [Right.ProviderManage] = [Role.Owner],
        [Right.EmployeesRead] = [Role.Owner, Role.Hr],
        [Right.EmployeesWrite] = [Role.Owner, Role.Hr],
        [Right.EmployeesReveal] = [Role.Owner, Role.Hr],
        [Right.WorkplacesRead] = [Role.Owner, Role.Hr],
        [Right.WorkplacesWrite] = [Role.Owner, Role.Hr],
        [Right.PayrollRead] = [Role.Owner, Role.Hr],
        [Right.PayrollRun] = [Role.Owner, Role.Hr],
        [Right.AuditRead] = [Role.Owner],
        [Right.MembersManage] = [Role.Owner],
        [Right.CompanyRead] = Members,
        [Right.CompanyManage] = [Role.Owner],
        [Right.CompaniesCreate] = Members,
        [Right.SecondFactorRemove] = Members,
        [Right.OwnAccount] = Enum.GetValues<Role>(),
        [Right.PlatformOperate] = [Role.Operator],
    };

    public static bool Allow(Right right, Role role) => Table[right].Contains(role);

    /// <summary>The rest is about a company, and who acts for none has none of it.</summary>
    private static bool NeedsCompany(Right right) =>
        right is not (Right.OwnAccount or Right.CompaniesCreate or Right.SecondFactorRemove or Right.PlatformOperate);

    /// <summary>The route answers 401 to the anonymous and 403 to roles that <see cref="Table"/> does not list.</summary>
    public static TBuilder RequireRight<TBuilder>(this TBuilder route, Right right) where TBuilder : IEndpointConventionBuilder =>
        route.RequireAuthorization(right.ToString()).WithMetadata(right);

    /// <summary>A policy for each right; a route that names none still asks for somebody who is signed in.</summary>
    public static void AddRights(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var right in Enum.GetValues<Right>())
            authorization.AddPolicy(right.ToString(), policy => policy
                .RequireAuthenticatedUser()
                .RequireAssertion(context => Principal.Of(context.User) is { } principal
                    && Allow(right, principal.Role) && (principal.CompanyId is not null || !NeedsCompany(right))));
    }
}
