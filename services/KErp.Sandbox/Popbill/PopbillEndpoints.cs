using KErp.Sandbox.Faults;
using KErp.Sandbox.Popbill.Bulk;
using KErp.Sandbox.Popbill.Reverse;
using KErp.Sandbox.Popbill.Transmission;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Popbill;

/// <summary>
/// <c>popbill.linkhub.co.kr</c>: tax invoices. Popbill's operations share addresses; <c>X-HTTP-Method-Override</c> has
/// become the request's method by the time a route is chosen.
/// </summary>
public static class PopbillEndpoints
{
    private const string Documents = "/Taxinvoice";
    private const string OfSide = Documents + "/" + Side.Route;
    private const string Document = OfSide + "/{mgtKey}";
    private const string SellersDocument = Documents + "/SELL/{mgtKey}";
    private const string BuyersDocument = Documents + "/BUY/{mgtKey}";

    public static IServiceCollection AddPopbill(this IServiceCollection services) => services
        .AddSingleton<InvoiceStore>()
        .AddSingleton<InvoiceChanges>()
        .AddSingleton<IssueCounters>()
        .AddSingleton<IssueDesk>()
        .AddSingleton<BulkStore>()
        .AddSingleton<BulkRuns>()
        .AddSingleton<NtsTransmission>()
        .AddSingleton<TransmissionSchedule>()
        .AddSingleton<TransmissionControl>();

    public static void MapPopbill(this WebApplication app)
    {
        app.MapMethods(Documents, ["ISSUE"], IssueInvoice.HandleAsync).AsPopbill(FaultOperation.Issue);
        app.MapMethods(Documents, ["BULKISSUE"], SubmitBulk.HandleAsync).AsPopbill(FaultOperation.Bulk);
        app.MapGet(Documents + "/BULK/{submitId}/State", ReadBulkState.Handle).AsPopbill(FaultOperation.BulkState);

        app.MapGet(Document, ReadInvoice.OneAsync).AsPopbill(FaultOperation.Info);
        app.MapPost(OfSide, ReadInvoice.ManyAsync).AsPopbill(FaultOperation.Infos);
        app.MapGet(OfSide, SearchInvoices.HandleAsync).AsPopbill(FaultOperation.Search);
        app.MapMethods(SellersDocument, ["CANCELISSUE"], ChangeInvoice.CancelAsync).AsPopbill(FaultOperation.Cancel);
        app.MapMethods(SellersDocument, ["NTS"], ChangeInvoice.SendNowAsync).AsPopbill(FaultOperation.NtsSend);
        app.MapMethods(Document, ["DELETE"], ChangeInvoice.DeleteAsync).AsPopbill(FaultOperation.Delete);

        app.MapMethods(Documents, ["REQUEST"], RequestInvoice.HandleAsync).AsPopbill(FaultOperation.Request);
        app.MapMethods(BuyersDocument, ["CANCELREQUEST"], AnswerRequest.CancelAsync).AsPopbill(FaultOperation.CancelRequest);
        app.MapPost(Documents + "/{itemKey:length(18)}/SELL", AnswerRequest.AssignKeyAsync).AsPopbill(FaultOperation.AssignKey);
        app.MapMethods(SellersDocument, ["REFUSE"], AnswerRequest.RefuseAsync).AsPopbill(FaultOperation.Refuse);

        app.Map(Documents + "/{**rest}", () => PopbillErrors.NotSimulated.AsBadRequest()).WithBearer(Scopes.TaxInvoice);
    }

    public static void MapPopbillSwitches(this WebApplication app)
    {
        app.MapGet("/_sandbox/issued", CountIssued.HandleAsync);
        app.MapDelete("/_sandbox/issued", CountIssued.ResetAsync);
        app.MapGet("/_sandbox/documents/{corpNum}/{mgtKey}", ReadInvoice.Show);
        app.MapPut("/_sandbox/transmission", TransmissionControl.HoldAsync);
        app.MapPost("/_sandbox/transmission", TransmissionControl.SendAsync);
        app.MapPut("/_sandbox/transmission/results", TransmissionControl.AnswerAsync);
        app.MapPost("/_sandbox/reverse/{itemKey}/issue", AnswerRequest.IssueAsync);
    }

    // Faults first: a broken network breaks before anybody looks at a token.
    internal static RouteHandlerBuilder AsPopbill(
        this RouteHandlerBuilder route, FaultOperation operation, string scope = Scopes.TaxInvoice) =>
        route.WithFaults(operation).WithBearer(scope).AddEndpointFilter<CatchUpFilter>();
}
