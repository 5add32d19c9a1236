using System.Diagnostics.Metrics;
using KErp.Names;

namespace KErp.Worker.Invoices;

internal sealed class IssuingMetrics
{
    /// <summary>The provider said no, is away for now, or the message could not be processed.</summary>
    public const string Refused = "refused";
    public const string Unavailable = "unavailable";
    public const string Unprocessable = "unprocessable";

    private readonly Counter<long> _failures;

    public IssuingMetrics(IMeterFactory meters)
    {
        _failures = meters.Create(TelemetrySources.Invoices).CreateCounter<long>(
            Metrics.InvoiceProcessingFailures, description: "Tries to issue an invoice that did not issue it.");
        // A rule on rate() needs the series to be there before the first failure.
        foreach (var reason in new[] { Refused, Unavailable, Unprocessable }) Failed(reason, 0);
    }

    public void Failed(string reason, long count = 1) => _failures.Add(count, new KeyValuePair<string, object?>("reason", reason));
}
