using KErp.Sandbox.Faults;

namespace KErp.Sandbox.Popbill;

/// <summary><c>popbill.linkhub.co.kr</c>: tax invoices.</summary>
public static class PopbillEndpoints
{
    public static void MapPopbill(this WebApplication app)
    {
        app.MapPost("/Taxinvoice", IssueInvoice.HandleAsync).AsPopbill(FaultOperation.Issue);
        app.MapGet("/Taxinvoice/{keyType}/{mgtKey}", ReadInvoice.HandleAsync).AsPopbill(FaultOperation.Info);
    }

    public static void MapIssuedCounters(this WebApplication app)
    {
        app.MapGet("/_sandbox/issued", CountIssued.Handle);
        app.MapDelete("/_sandbox/issued", CountIssued.ResetAsync);
    }

    // Faults first: a broken network breaks before anybody looks at a token.
    private static RouteHandlerBuilder AsPopbill(this RouteHandlerBuilder route, FaultOperation operation) =>
        route.WithFaults(operation).AddEndpointFilter<BearerFilter>();
}
