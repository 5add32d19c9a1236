using KErp.Sandbox.Accounts;
using KErp.Sandbox.Popbill.Transmission;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Popbill.Reverse;

/// <summary>What becomes of a request: the buyer takes it back, or the seller names, refuses or issues it.</summary>
internal static class AnswerRequest
{
    /// <summary><c>POST /Taxinvoice/BUY/{mgtKey}</c> with override <c>CANCELREQUEST</c> <c>{memo}</c>.</summary>
    public static Task<IResult> CancelAsync(HttpContext context, string mgtKey, InvoiceChanges changes, InvoiceStore invoices, TimeProvider clock) =>
        EndAsync(context, new InvoiceKey(Side.Buy, context.CallerCorpNum(), mgtKey), InvoiceState.RequestCancelled, changes, invoices, clock)
            .OrDone("역발행 요청 취소 완료");

    /// <summary><c>POST /Taxinvoice/SELL/{mgtKey}</c> with override <c>REFUSE</c> <c>{memo}</c>.</summary>
    public static Task<IResult> RefuseAsync(HttpContext context, string mgtKey, InvoiceChanges changes, InvoiceStore invoices, TimeProvider clock) =>
        EndAsync(context, new InvoiceKey(Side.Sell, context.CallerCorpNum(), mgtKey), InvoiceState.RequestRefused, changes, invoices, clock)
            .OrDone("역발행 거부 완료");

    /// <summary><c>POST /Taxinvoice/{itemKey}/SELL</c> with <c>MgtKey=</c> as a form: the seller's key for what a buyer made.</summary>
    public static async Task<IResult> AssignKeyAsync(HttpContext context, string itemKey, SandboxDatabase database)
    {
        if (!context.Request.HasFormContentType)
            return PopbillErrors.NotSimulated.AsBadRequest();
        var key = (await context.Request.ReadFormAsync())["MgtKey"].ToString();
        if (!InvoiceRules.IsMgtKey(key))
            return PopbillErrors.BadMgtKey.AsBadRequest();

        var refusal = await database.WriteAsync(connection =>
            InvoiceStore.FindByItemKey(connection, itemKey) is not { } invoice || invoice.Seller != context.CallerCorpNum()
                ? PopbillErrors.NoSuchDocument
                : InvoiceStore.AssignSellerKey(connection, invoice, key) ? null : PopbillErrors.MgtKeyInUse);
        return refusal?.AsBadRequest() ?? Accepted.Done("문서번호 할당 완료");
    }

    /// <summary><c>POST /_sandbox/reverse/{itemKey}/issue</c>: does what the seller does on Popbill's pages.</summary>
    public static Task<IResult> IssueAsync(
        string itemKey, InvoiceChanges changes, InvoiceStore invoices, TransmissionSchedule schedule, TimeProvider clock) => changes.ApplyAsync(
            connection => InvoiceStore.FindByItemKey(connection, itemKey),
            RefuseUnlessRequested,
            (connection, invoice) =>
            {
                var now = clock.GetUtcNow();
                var document = InvoiceDocument.FromStored(invoice.Document);
                invoices.Save(connection, invoice.In(InvoiceState.ReverseIssued, now) with
                {
                    ConfirmNum = ConfirmNumber.Of(document.WriteDate, invoice.Id),
                    IssuedAt = now,
                    DepartsAt = schedule.DepartureOf(connection, now),
                });
                AccountStore.Charge(connection, document.IsPaidByBuyer ? invoice.Buyer! : invoice.Seller, AccountRules.UnitCost);
            })
        .OrDone("역발행 완료");

    private static async Task<ProviderError?> EndAsync(
        HttpContext context, InvoiceKey key, int state, InvoiceChanges changes, InvoiceStore invoices, TimeProvider clock)
    {
        var memo = await context.ReadMemoAsync();
        return await changes.ApplyAsync(
            key, RefuseUnlessRequested, (connection, invoice) => invoices.Save(connection, invoice.In(state, clock.GetUtcNow(), memo)));
    }

    private static ProviderError? RefuseUnlessRequested(StoredInvoice invoice) =>
        invoice.State == InvoiceState.Requested ? null : PopbillErrors.NotRequested;
}
