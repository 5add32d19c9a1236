namespace KErp.Sandbox;

/// <summary>When issued documents leave for the National Tax Service.</summary>
public enum TransmissionMode
{
    /// <summary>At once.</summary>
    Delays,

    /// <summary>As Popbill does it unless told otherwise: at 15:00 Korean time of the next business day.</summary>
    Batch,
}

/// <param name="Delays">How long the way takes, counted from the departure.</param>
/// <param name="Holidays">Days without business besides Saturdays and Sundays.</param>
public sealed record TransmissionOptions(TransmissionMode Mode, TransmissionDelays Delays, IReadOnlySet<DateOnly> Holidays)
{
    internal static TransmissionOptions Read(OptionsReader reader)
    {
        var delays = new TransmissionDelays(
            reader.Duration("Transmission:BeforeSending", TimeSpan.FromSeconds(1)),
            reader.Duration("Transmission:WaitingToSend", TimeSpan.FromSeconds(2)),
            reader.Duration("Transmission:Sending", TimeSpan.FromSeconds(3)),
            reader.Duration("Transmission:Succeeded", TimeSpan.FromSeconds(5)));
        if (!delays.AreAscending)
            reader.Fail("Transmission", "delays must ascend: BeforeSending, WaitingToSend, Sending, Succeeded");
        return new TransmissionOptions(
            reader.Choice("Transmission:Mode", TransmissionMode.Delays), delays, reader.Days("Transmission:Holidays"));
    }
}

/// <summary>Time from departure to states 301, 302, 303 and 304 (or 305).</summary>
public sealed record TransmissionDelays(
    TimeSpan BeforeSending, TimeSpan WaitingToSend, TimeSpan Sending, TimeSpan Succeeded)
{
    public bool AreAscending =>
        BeforeSending <= WaitingToSend && WaitingToSend <= Sending && Sending <= Succeeded;
}
