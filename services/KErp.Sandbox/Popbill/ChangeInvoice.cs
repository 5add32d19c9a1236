using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Popbill;

/// <summary><c>POST /Taxinvoice/SELL/{mgtKey}</c> with an override: what may still be done to a document.</summary>
internal static class ChangeInvoice
{
    /// <summary><c>CANCELISSUE</c> <c>{memo}</c>: only while the tax office has not got it; later it can only be amended.</summary>
    public static async Task<IResult> CancelAsync(
        HttpContext context, string mgtKey, InvoiceChanges changes, InvoiceStore invoices, TimeProvider clock)
    {
        var memo = await context.ReadMemoAsync();
        return await changes.ApplyAsync(
            new InvoiceKey(Side.Sell, context.CallerCorpNum(), mgtKey),
            refuse: invoice => InvoiceState.MayBeCancelled(invoice.State) ? null : PopbillErrors.TooLateToCancel,
            change: (connection, invoice) => invoices.Save(
                connection, invoice.In(InvoiceState.IssueCancelled, clock.GetUtcNow(), memo) with { DepartsAt = null }))
            .OrDone("발행 취소 완료");
    }

    /// <summary><c>NTS</c>: leaves now, whatever the schedule, also when documents are held back.</summary>
    public static Task<IResult> SendNowAsync(
        HttpContext context, string mgtKey, InvoiceChanges changes, TimeProvider clock) => changes.ApplyAsync(
            new InvoiceKey(Side.Sell, context.CallerCorpNum(), mgtKey),
            refuse: invoice => InvoiceState.MayBeCancelled(invoice.State) ? null : PopbillErrors.NothingToSend,
            change: (connection, invoice) => InvoiceStore.Depart(connection, invoice, clock.GetUtcNow()))
        .OrDone("국세청 즉시전송 접수 완료");

    /// <summary><c>DELETE</c>: only what is not, or will never be, at the tax office.</summary>
    public static Task<IResult> DeleteAsync(HttpContext context, Side side, string mgtKey, InvoiceChanges changes) => changes.ApplyAsync(
            new InvoiceKey(side, context.CallerCorpNum(), mgtKey),
            refuse: invoice => InvoiceState.MayBeDeleted(invoice.State) ? null : PopbillErrors.NotDeletable,
            change: InvoiceStore.Delete)
        .OrDone("삭제 완료");

    /// <summary>The body <c>{memo}</c>; Popbill takes any call without one too.</summary>
    public static async Task<string?> ReadMemoAsync(this HttpContext context) =>
        InvoiceDocument.Parse(await context.Request.ReadBytesAsync())?.Text("memo");
}
