using KErp.Sandbox.Control;
using KErp.Sandbox.Faults;
using KErp.Sandbox.Popbill;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Businesses;

/// <summary>Whether a business is in business, by the tax office and by Popbill.</summary>
public static class BusinessEndpoints
{
    private static readonly Dictionary<string, BusinessState> States = new()
    {
        ["active"] = BusinessState.Active,
        ["suspended"] = BusinessState.Suspended,
        ["closed"] = BusinessState.Closed,
    };

    public static IServiceCollection AddBusinesses(this IServiceCollection services) => services
        .AddSingleton<BusinessStore>()
        .AddSingleton<BusinessRegister>();

    public static void MapBusinesses(this WebApplication app)
    {
        app.MapPost("/api/nts-businessman/v1/status", NtsStatus.HandleAsync).WithFaults(FaultOperation.NtsStatus);
        app.MapGet("/CloseDown", CloseDown.One).AsPopbill(FaultOperation.Closedown, Scopes.CloseDown);
        app.MapPost("/CloseDown", CloseDown.ManyAsync).AsPopbill(FaultOperation.Closedown, Scopes.CloseDown);
        app.MapPut("/_sandbox/businesses/{number}", SetAsync);
        app.MapGet("/_sandbox/businesses/calls", (BusinessRegister register, string? number = null) => register.Counts(number));
    }

    private static async Task<IResult> SetAsync(HttpRequest request, string number, BusinessStore businesses)
    {
        var body = await ControlBody.ReadAsync<BusinessRequest>(request);
        if (body.Value is not { } wanted)
            return body.Refuse();
        if (!States.TryGetValue(wanted.State ?? "", out var state))
            return body.Refuse("state", $"must be one of {string.Join(", ", States.Keys)}");
        if (!TaxTypes.IsKnown(wanted.TaxTypeCode))
            return body.Refuse("taxTypeCode", "must be 01 to 07");

        await businesses.SetAsync(number, new Business(state, wanted.ClosedOn, wanted.TaxTypeCode));
        return Results.Ok(wanted);
    }

    private sealed record BusinessRequest(string? State, DateOnly? ClosedOn, string TaxTypeCode = BusinessRegister.GeneralTaxation);
}
