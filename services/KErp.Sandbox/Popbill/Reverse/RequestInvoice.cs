using KErp.Sandbox.Storage;
using Microsoft.Data.Sqlite;

namespace KErp.Sandbox.Popbill.Reverse;

/// <summary><c>POST /Taxinvoice</c> with override <c>REQUEST</c>: a buyer asks the seller to issue (역발행).</summary>
internal static class RequestInvoice
{
    public static async Task<IResult> HandleAsync(HttpContext context, SandboxDatabase database, InvoiceStore invoices, TimeProvider clock)
    {
        if (InvoiceDocument.Parse(await context.Request.ReadBytesAsync()) is not { } document)
            return PopbillErrors.BadJson.AsBadRequest();
        var buyer = context.CallerCorpNum();
        if (InvoiceRules.FirstBrokenOfRequest(document, buyer) is { } broken)
            return broken.AsBadRequest();

        return await database.WriteAsync(connection => invoices.Add(connection, Requested(connection, buyer, document, clock.GetUtcNow())))
            ? Accepted.Done("역발행 요청 완료")
            : PopbillErrors.MgtKeyInUse.AsBadRequest();
    }

    private static StoredInvoice Requested(SqliteConnection connection, string buyer, InvoiceDocument document, DateTimeOffset now)
    {
        var id = InvoiceStore.NextId(connection);
        return new StoredInvoice
        {
            Id = id,
            Seller = document.Text("invoicerCorpNum")!,
            Buyer = buyer,
            BuyerKey = document.BuyerKey,
            ItemKey = ConfirmNumber.ItemKey(id),
            Document = document.Json,
            RegisteredAt = now,
            State = InvoiceState.Requested,
            StateAt = now,
            StateMemo = document.Text("memo"),
        };
    }
}
