using System.Text.Json.Nodes;

namespace KErp.Kubernetes.CustomResources;

internal sealed class PodMonitor() : CustomResource<PodMonitorSpec>("monitoring.coreos.com/v1", "PodMonitor");

internal sealed record PodMonitorSpec(
    string JobLabel, V1LabelSelector Selector, IReadOnlyList<string> PodTargetLabels, IReadOnlyList<PodMetricsEndpoint> PodMetricsEndpoints)
{
    public NamespaceSelector? NamespaceSelector { get; init; }
}

internal sealed record NamespaceSelector(IReadOnlyList<string> MatchNames);

internal sealed record PodMetricsEndpoint(string Port, string Path, string Interval);

/// <summary>The groups are files of <c>deploy/monitoring/rules</c>, as Prometheus and promtool read them.</summary>
internal sealed class PrometheusRule() : CustomResource<PrometheusRuleSpec>("monitoring.coreos.com/v1", "PrometheusRule");

internal sealed record PrometheusRuleSpec(JsonNode Groups);
