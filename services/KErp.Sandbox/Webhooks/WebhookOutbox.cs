using System.Text.Json;
using System.Text.Json.Nodes;
using KErp.Sandbox.Popbill;
using KErp.Sandbox.Storage;
using Microsoft.Data.Sqlite;

namespace KErp.Sandbox.Webhooks;

/// <summary>Keeps what is to be told about a document in the transaction that changes it.</summary>
internal sealed class WebhookOutbox(WebhookTargets targets, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = SandboxJson.Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public void Announce(SqliteConnection connection, StoredInvoice invoice)
    {
        if (EventOf(invoice.State) is not { } eventType || targets.Current(connection) is not { } target)
            return;
        var mid = Guid.NewGuid().ToString("N");
        for (var copies = target.Duplicate ? 2 : 1; copies > 0; copies--)
            WebhookStore.Add(connection, Envelope(mid, eventType, invoice), clock.GetUtcNow());
    }

    /// <returns>Popbill's name of the event; nothing for a state that is not told.</returns>
    private static string? EventOf(int state) => (state, InvoiceState.StationOf(state)) switch
    {
        (InvoiceState.IssueCancelled, _) => "CancelIssue",
        (_, 0) => "Issue",
        (_, InvoiceState.BeforeSending or InvoiceState.Succeeded or InvoiceState.Failed) => "NTS",
        _ => null,
    };

    private static WebhookEvent Envelope(string mid, string eventType, StoredInvoice invoice)
    {
        // The partner acts for the seller, or for the buyer who asked for the invoice.
        var corpNum = invoice.BuyerKey is null ? invoice.Seller : invoice.Buyer!;
        var body = JsonSerializer.SerializeToNode(TaxinvoiceInfo.Of(invoice), Json)!.AsObject();
        body.Insert(0, "corpNum", JsonValue.Create(corpNum));
        // The webhook spells this one differently.
        body.Remove("ntsconfirmNum");
        body["ntsConfirmNum"] = invoice.ConfirmNum;
        return new WebhookEvent(mid, eventType, corpNum, invoice.SellerKey ?? invoice.BuyerKey, body.ToJsonString(Json));
    }
}
