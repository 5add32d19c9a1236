using KErp.Kubernetes.Cluster;
using KErp.Kubernetes.CustomResources;
using KErp.Kubernetes.Model;

namespace KErp.Kubernetes.Releases;

/// <summary>
/// What a new version has to show. Requests are counted by the hash of its pods, for both Services may select the same
/// ones; a version that nobody calls is called by a Job, so that "no data" beside it means what it says.
/// </summary>
internal static class AnalysisTemplates
{
    public const string SuccessRate = "success-rate";
    public const string Canary = "canary-analysis";
    public const string Watch = "canary-watch";
    public const string ServiceName = "service-name";
    public const string PodHash = "pod-hash";

    private const string Prometheus = "http://prometheus.kerp-monitoring:9090";
    private const string Interval = "30s";
    private const int Count = 10;
    private const int FailureLimit = 3;

    /// <summary>Of the watch, which runs as long as the steps do; Argo ends it with them.</summary>
    private const int WatchCount = 80;

    public static IEnumerable<AnalysisTemplate> Of(Workload workload, ClusterContext cluster) =>
    [
        Template(SuccessRate, workload, [SmokeJobs.Metric(cluster), SuccessRateOf(workload, Count)]),
        Template(Canary, workload, [SmokeJobs.Metric(cluster), SuccessRateOf(workload, Count), LatencyOf(workload, Count)]),
        Template(Watch, workload, [SuccessRateOf(workload, WatchCount), LatencyOf(workload, WatchCount)]),
    ];

    private static AnalysisTemplate Template(string name, Workload workload, IReadOnlyList<AnalysisMetric> metrics) => new()
    {
        Metadata = Labels.Metadata(name, workload.Settings.Name, workload.Settings.Component),
        Spec = new([new(ServiceName), new(PodHash)], metrics),
    };

    /// <summary>Answers that are not the server's fault are successes: a redirect, a wrong password.</summary>
    private static AnalysisMetric SuccessRateOf(Workload workload, int count) =>
        Metric(SuccessRate, count, "len(result) == 0 || isNaN(result[0]) || result[0] >= 0.95",
            $"""
            sum(rate({Metrics.HttpRequests}{OfThisVersion(workload, ",status!~\"5..\"")}[5m]))
            /
            sum(rate({Metrics.HttpRequests}{OfThisVersion(workload)}[5m]))
            """);

    private static AnalysisMetric LatencyOf(Workload workload, int count) =>
        Metric("latency-p95", count, "len(result) == 0 || isNaN(result[0]) || result[0] <= 0.5",
            $"histogram_quantile(0.95, sum by (le) (rate({Metrics.HttpRequestDuration}_bucket{OfThisVersion(workload)}[5m])))");

    private static string OfThisVersion(Workload workload, string more = "") =>
        $"{{job=\"{workload.Settings.Name}\",rollouts_pod_template_hash=\"{{{{args.{PodHash}}}}}\"{more}}}";

    private static AnalysisMetric Metric(string name, int count, string success, string query) => new(name)
    {
        InitialDelay = "1m",
        Interval = Interval,
        Count = count,
        SuccessCondition = success,
        FailureLimit = FailureLimit,
        ConsecutiveErrorLimit = FailureLimit,
        Provider = new() { Prometheus = new(Prometheus, query) },
    };
}
