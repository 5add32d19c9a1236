namespace KErp.Kubernetes.CustomResources;

internal sealed class AnalysisTemplate() : CustomResource<AnalysisTemplateSpec>("argoproj.io/v1alpha1", "AnalysisTemplate");

internal sealed record AnalysisTemplateSpec(IReadOnlyList<AnalysisArgument> Args, IReadOnlyList<AnalysisMetric> Metrics);

internal sealed record AnalysisMetric(string Name)
{
    public string? InitialDelay { get; init; }
    public string? Interval { get; init; }
    public int Count { get; init; } = 1;
    public string? SuccessCondition { get; init; }
    public int FailureLimit { get; init; }
    public int? ConsecutiveErrorLimit { get; init; }
    public required AnalysisProvider Provider { get; init; }
}

internal sealed record AnalysisProvider
{
    public PrometheusQuery? Prometheus { get; init; }
    public AnalysisJob? Job { get; init; }
}

internal sealed record PrometheusQuery(string Address, string Query);

internal sealed record AnalysisJob(V1ObjectMeta Metadata, V1JobSpec Spec);
