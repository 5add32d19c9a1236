using KErp.Kubernetes.Cluster;
using KErp.Kubernetes.CustomResources;
using KErp.Kubernetes.Model;
using KErp.Kubernetes.Workloads;

namespace KErp.Kubernetes.Releases;

/// <summary>Sections 6.1 and 6.2 of the operations guide.</summary>
internal static class Autoscalers
{
    public static V2HorizontalPodAutoscaler? Horizontal(Workload workload, ClusterContext cluster)
    {
        var replicas = workload.ReplicasIn(cluster.Stage);
        if (workload.Settings.Autoscaling is not { } scaling || !replicas.Scales) return null;
        var target = Target(workload);
        return new()
        {
            ApiVersion = "autoscaling/v2",
            Kind = "HorizontalPodAutoscaler",
            Metadata = Labels.Metadata($"{workload.Settings.Name}-hpa", workload.Settings.Name, workload.Settings.Component),
            Spec = new()
            {
                ScaleTargetRef = new() { ApiVersion = target.ApiVersion, Kind = target.Kind, Name = target.Name },
                MinReplicas = replicas.Min,
                MaxReplicas = replicas.Max,
                Metrics = [.. MetricsOf(scaling)],
                Behavior = new() { ScaleDown = Rules(scaling.Down), ScaleUp = Rules(scaling.Up) },
            },
        };
    }

    /// <summary>Only recommends: it and the autoscaler above would both move what "70 percent" is of.</summary>
    public static VerticalPodAutoscaler? Vertical(Workload workload)
    {
        if (workload.Settings.VerticalBounds is not { } bounds) return null;
        return new()
        {
            Metadata = Labels.Metadata($"{workload.Settings.Name}-vpa", workload.Settings.Name, workload.Settings.Component),
            Spec = new(
                Target(workload),
                new("Off"),
                new(
                [
                    new(workload.Settings.Container)
                    {
                        MinAllowed = new Dictionary<string, string> { ["cpu"] = bounds.MinCpu, ["memory"] = bounds.MinMemory },
                        MaxAllowed = new Dictionary<string, string> { ["cpu"] = bounds.MaxCpu, ["memory"] = bounds.MaxMemory },
                        ControlledResources = ["cpu", "memory"],
                        ControlledValues = "RequestsOnly",
                    },
                    new("*") { Mode = "Off" },
                ])),
        };
    }

    private static V1CrossVersionObjectReference Target(Workload workload) => workload.Kind == WorkloadKind.Rollout
        ? new() { ApiVersion = "argoproj.io/v1alpha1", Kind = "Rollout", Name = workload.Settings.Name }
        : new() { ApiVersion = "apps/v1", Kind = "Deployment", Name = workload.Settings.Name };

    private static IEnumerable<V2MetricSpec> MetricsOf(Autoscaling scaling)
    {
        if (scaling.CpuUtilization is { } percent)
            yield return new() { Type = "Resource", Resource = new() { Name = "cpu", Target = new() { Type = "Utilization", AverageUtilization = percent } } };
        if (scaling.PerPod is { } perPod)
            yield return new() { Type = "Pods", Pods = new() { Metric = new() { Name = perPod.Name }, Target = Average(perPod.Average) } };
        foreach (var queue in scaling.Queues)
            yield return new()
            {
                Type = "External",
                External = new()
                {
                    Metric = new() { Name = queue.Name, Selector = new() { MatchLabels = new Dictionary<string, string> { ["stream"] = queue.Stream } } },
                    Target = Average(queue.Average),
                },
            };
    }

    private static V2MetricTarget Average(int value) => new() { Type = "AverageValue", AverageValue = new($"{value}") };

    private static V2HPAScalingRules Rules(ScalingRules rules) => new()
    {
        StabilizationWindowSeconds = rules.StabilizationSeconds,
        SelectPolicy = rules.Select,
        Policies = rules.Steps.Count == 0 ? null : [.. rules.Steps.Select(s => new V2HPAScalingPolicy { Type = s.Type, Value = s.Value, PeriodSeconds = s.PeriodSeconds })],
    };
}
