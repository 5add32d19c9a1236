using KErp.Sandbox.Popbill.Transmission;
using KErp.Sandbox.Storage;
using Microsoft.Data.Sqlite;

namespace KErp.Sandbox.Popbill;

/// <summary>Changes a document as it is now: found, brought up to the clock, checked and changed in one transaction.</summary>
internal sealed class InvoiceChanges(SandboxDatabase database, NtsTransmission transmission)
{
    /// <param name="refuse">Why the document must stay as it is, or nothing.</param>
    /// <returns>Why it was not changed, or nothing.</returns>
    public Task<ProviderError?> ApplyAsync(
        InvoiceKey key, Func<StoredInvoice, ProviderError?> refuse, Action<SqliteConnection, StoredInvoice> change) =>
        ApplyAsync(connection => InvoiceStore.Find(connection, key), refuse, change);

    public Task<ProviderError?> ApplyAsync(
        Func<SqliteConnection, StoredInvoice?> find,
        Func<StoredInvoice, ProviderError?> refuse,
        Action<SqliteConnection, StoredInvoice> change) => database.WriteAsync(connection =>
    {
        if (find(connection) is not { } found)
            return PopbillErrors.NoSuchDocument;
        var invoice = transmission.CatchUp(connection, found);
        if (refuse(invoice) is { } refusal)
            return refusal;
        change(connection, invoice);
        return null;
    });
}

internal static class ChangeAnswer
{
    public static async Task<IResult> OrDone(this Task<ProviderError?> change, string message) =>
        await change is { } refusal ? refusal.AsBadRequest() : Accepted.Done(message);
}
