using KErp.Messaging.Consuming;
using KErp.TaxClient;

namespace KErp.Worker.Invoices;

internal static class BreakerAdmission
{
    /// <summary>Closed: all may come. Open: none until it is time to try. Then one at a time.</summary>
    public static Admission Admission(this TaxScraperBreaker breaker) => breaker.KeptBackFor switch
    {
        null => Messaging.Consuming.Admission.Open,
        { } wait when wait > TimeSpan.Zero => Messaging.Consuming.Admission.Closed(wait),
        _ => Messaging.Consuming.Admission.Trial,
    };
}
