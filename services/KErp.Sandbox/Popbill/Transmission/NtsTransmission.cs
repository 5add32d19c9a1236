using KErp.Sandbox.Storage;
using Microsoft.Data.Sqlite;

namespace KErp.Sandbox.Popbill.Transmission;

/// <summary>
/// The way of an issued document to the National Tax Service. The state follows from the time since its departure, is
/// computed when somebody looks, station by station so that none is missed, and is then kept.
/// </summary>
internal sealed class NtsTransmission(SandboxOptions options, SandboxDatabase database, InvoiceStore invoices, TimeProvider clock)
{
    private readonly (int Station, TimeSpan Delay)[] _stations =
    [
        (InvoiceState.BeforeSending, options.Transmission.Delays.BeforeSending),
        (InvoiceState.WaitingToSend, options.Transmission.Delays.WaitingToSend),
        (InvoiceState.Sending, options.Transmission.Delays.Sending),
        (InvoiceState.Succeeded, options.Transmission.Delays.Succeeded),
    ];

    public async Task<StoredInvoice> CatchUpAsync(StoredInvoice invoice) => NextStop(invoice) is null
        ? invoice
        : await database.WriteAsync(connection => InvoiceStore.FindByItemKey(connection, invoice.ItemKey) is { } present
            ? CatchUp(connection, present)
            : invoice);

    public Task CatchUpAllAsync() => database.WriteAsync(connection =>
    {
        CatchUpAll(connection);
        return true;
    });

    public void CatchUpAll(SqliteConnection connection)
    {
        foreach (var invoice in InvoiceStore.OnTheirWay(connection, clock.GetUtcNow()))
            CatchUp(connection, invoice);
    }

    public StoredInvoice CatchUp(SqliteConnection connection, StoredInvoice invoice)
    {
        while (NextStop(invoice) is { } stop)
        {
            invoice = Arrive(connection, invoice, stop.Station, stop.At);
            invoices.Save(connection, invoice);
        }
        return invoice;
    }

    /// <returns>The next station whose time has come.</returns>
    private (int Station, DateTimeOffset At)? NextStop(StoredInvoice invoice)
    {
        if (invoice.DepartsAt is not { } departure || InvoiceState.StationOf(invoice.State) is not { } passed)
            return null;
        foreach (var (station, delay) in _stations)
            if (station > passed && departure + delay <= clock.GetUtcNow())
                return (station, departure + delay);
        return null;
    }

    private static StoredInvoice Arrive(SqliteConnection connection, StoredInvoice invoice, int station, DateTimeOffset at)
    {
        var line = invoice.State - invoice.State % 10;
        if (station < InvoiceState.Succeeded)
            return invoice.In(line + station, at) with { SentAt = station == InvoiceState.Sending ? at : null };

        var code = TaxOfficeAnswers.For(connection, invoice);
        return invoice.In(line + (code == TaxOfficeAnswers.Success ? InvoiceState.Succeeded : InvoiceState.Failed), at) with
        {
            ResultAt = at,
            ResultCode = code,
        };
    }
}
