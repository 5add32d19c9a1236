using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Popbill;

/// <summary>
/// The way of an issued document to the National Tax Service. Nothing runs in the background: the state follows from the
/// time since issue, is computed when somebody looks, and is then kept.
/// </summary>
internal sealed class NtsTransmission(SandboxOptions options, InvoiceStore invoices, TimeProvider clock)
{
    public const int Issued = 300;
    private const int BeforeSending = 301;
    private const int WaitingToSend = 302;
    private const int Sending = 303;
    private const int Succeeded = 304;

    public async Task<StoredInvoice> CatchUpAsync(StoredInvoice invoice)
    {
        var (state, delay) = Reached(clock.GetUtcNow() - invoice.IssuedAt);
        if (state <= invoice.State)
            return invoice;

        var advanced = invoice with
        {
            State = state,
            StateAt = invoice.IssuedAt + delay,
            SentAt = state >= Sending ? invoice.SentAt ?? invoice.IssuedAt + options.Transmission.Sending : null,
            ResultAt = state == Succeeded ? invoice.IssuedAt + delay : null,
        };
        await invoices.SaveStateAsync(advanced);
        return advanced;
    }

    private (int State, TimeSpan Delay) Reached(TimeSpan age)
    {
        var delays = options.Transmission;
        (int State, TimeSpan Delay)[] stations =
        [
            (Issued, TimeSpan.Zero),
            (BeforeSending, delays.BeforeSending),
            (WaitingToSend, delays.WaitingToSend),
            (Sending, delays.Sending),
            (Succeeded, delays.Succeeded),
        ];
        return stations.LastOrDefault(station => station.Delay <= age, stations[0]);
    }
}
