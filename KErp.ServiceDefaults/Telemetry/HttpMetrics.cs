using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using KErp.Names;

namespace KErp.ServiceDefaults;

/// <summary>Requests and their durations under the names and labels of the operations guide.</summary>
internal sealed class HttpMetrics
{
    /// <summary>Route of a request that no endpoint took. The raw path would make one series for every scanner's guess.</summary>
    public const string UnmatchedRoute = "unmatched";

    // 0.2 s is the objective for P95, 0.5 s the alert; both need an edge of their own.
    private static readonly double[] Buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 2.5, 5, 10];

    private readonly Counter<long> _requests;
    private readonly Histogram<double> _duration;

    public HttpMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(TelemetrySources.Http);
        // The exporter renames what has a unit; "s" is the one it finds in the name already.
        _requests = meter.CreateCounter<long>(Metrics.HttpRequests, unit: null, "HTTP requests answered.");
        _duration = meter.CreateHistogram(Metrics.HttpRequestDuration, "s", "Time to answer an HTTP request.",
            tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets });
    }

    public void Record(string method, string route, int status, TimeSpan duration)
    {
        var labels = Labels(method, route, status);
        _requests.Add(1, labels);
        _duration.Record(duration.TotalSeconds, labels);
    }

    /// <summary>Makes the series exist at 0: a rate over a series that is born at 1 misses its first request.</summary>
    public void Touch(string method, string route, int status) => _requests.Add(0, Labels(method, route, status));

    private static TagList Labels(string method, string route, int status) => new()
    {
        { "method", Known(method) },
        { "route", route },
        { "status", status.ToString(CultureInfo.InvariantCulture) },
    };

    // The method is the client's free text; it must not make series.
    private static string Known(string method) => method switch
    {
        "GET" or "POST" or "PUT" or "PATCH" or "DELETE" or "HEAD" or "OPTIONS" => method,
        _ => "other",
    };
}
