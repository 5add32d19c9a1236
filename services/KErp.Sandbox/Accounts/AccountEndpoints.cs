using KErp.Sandbox.Faults;
using KErp.Sandbox.Popbill;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Accounts;

/// <summary>Membership, certificate and points of a business at Popbill.</summary>
public static class AccountEndpoints
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<AccountStore>()
        .AddSingleton<AccountRules>();

    public static void MapAccounts(this WebApplication app)
    {
        app.MapGet("/Join", ReadAccount.IsMember).WithFaults(FaultOperation.Account);
        app.MapPost("/Join", JoinMember.HandleAsync).WithFaults(FaultOperation.Join);
        app.MapGet("/Taxinvoice/CertCheck", ReadAccount.CheckCertificate).AsPopbill(FaultOperation.Account);
        app.MapGet("/Taxinvoice", ReadAccount.Setting).AsPopbill(FaultOperation.Account);
        app.MapGet("/Member", ReadAccount.Address).AsPopbill(FaultOperation.Account, Scopes.Member);
        app.MapGet("/{serviceId}/Point", ReadAccount.Points).AsPopbill(FaultOperation.Account, Scopes.Member);
        app.MapPut("/_sandbox/accounts/{corpNum}", SetAccount.HandleAsync);
    }
}
