using KErp.Sandbox.Accounts;
using KErp.Sandbox.Popbill.Transmission;
using KErp.Sandbox.Storage;
using Microsoft.Data.Sqlite;

namespace KErp.Sandbox.Popbill;

/// <summary>Either the confirm number, or why there is none.</summary>
internal sealed record IssueResult(string? ConfirmNum, ProviderError? Refusal);

/// <summary>Issues documents, one by one or of a bulk: the same rules, and the same counters.</summary>
internal sealed class IssueDesk(
    SandboxDatabase database, InvoiceStore invoices, AccountRules accounts, TransmissionSchedule schedule, TimeProvider clock)
{
    public Task<IssueResult> IssueAsync(string seller, InvoiceDocument document) =>
        database.WriteAsync(connection => Issue(connection, seller, document, clock.GetUtcNow()));

    /// <summary>For a transaction that is already open: issuing and counting are one commit.</summary>
    public IssueResult Issue(SqliteConnection connection, string seller, InvoiceDocument document, DateTimeOffset at)
    {
        var result = Try(connection, seller, document, at);
        if (InvoiceRules.IsMgtKey(document.SellerKey))
            IssueCounters.Count(connection, seller, document.SellerKey, OutcomeOf(result));
        return result;
    }

    private IssueResult Try(SqliteConnection connection, string seller, InvoiceDocument document, DateTimeOffset at)
    {
        if (InvoiceRules.FirstBroken(document, seller) is { } broken)
            return new IssueResult(null, broken);
        // Before the account: whoever repeats a call must learn that the first one was accepted, though it took the last points.
        if (InvoiceStore.Find(connection, new InvoiceKey(Side.Sell, seller, document.SellerKey)) is not null)
            return new IssueResult(null, PopbillErrors.MgtKeyInUse);
        if (accounts.FirstBroken(connection, seller, payer: seller) is { } missing)
            return new IssueResult(null, missing);

        var invoice = Issued(connection, seller, document, at);
        if (!invoices.Add(connection, invoice))
            throw new InvalidOperationException($"The key {document.SellerKey} was free a moment ago.");
        AccountStore.Charge(connection, seller, AccountRules.UnitCost);
        return new IssueResult(invoice.ConfirmNum, null);
    }

    private StoredInvoice Issued(SqliteConnection connection, string seller, InvoiceDocument document, DateTimeOffset at)
    {
        // The write transaction is exclusive, so nobody else takes this number.
        var id = InvoiceStore.NextId(connection);
        return new StoredInvoice
        {
            Id = id,
            Seller = seller,
            SellerKey = document.SellerKey,
            Buyer = document.Buyer,
            ConfirmNum = ConfirmNumber.Of(document.WriteDate, id),
            ItemKey = ConfirmNumber.ItemKey(id),
            Document = document.Json,
            RegisteredAt = at,
            IssuedAt = at,
            DepartsAt = schedule.DepartureOf(connection, at),
            State = InvoiceState.Issued,
            StateAt = at,
        };
    }

    private static IssueOutcome OutcomeOf(IssueResult result)
    {
        if (result.Refusal is null)
            return IssueOutcome.Issued;
        return result.Refusal == PopbillErrors.MgtKeyInUse ? IssueOutcome.RejectedDuplicate : IssueOutcome.Refused;
    }
}
