namespace KErp.Kubernetes.Workloads;

/// <summary>What adds and takes replicas.</summary>
public sealed record Autoscaling
{
    /// <summary>Percent of the requested CPU.</summary>
    public int? CpuUtilization { get; init; }

    public PodMetric? PerPod { get; init; }

    /// <summary>One for each stream: the worst decides.</summary>
    public IReadOnlyList<QueueMetric> Queues { get; init; } = [];

    public required ScalingRules Down { get; init; }

    public required ScalingRules Up { get; init; }
}

public sealed record PodMetric(string Name, int Average);

public sealed record QueueMetric(string Name, string Stream, int Average);

/// <param name="StabilizationSeconds">How long the best value of the past counts.</param>
/// <param name="Steps">How much in which time; the autoscaler's own when empty.</param>
public sealed record ScalingRules(int StabilizationSeconds, params IReadOnlyList<ScalingStep> Steps)
{
    /// <summary><c>Max</c> or <c>Min</c> of the steps.</summary>
    public string? Select { get; init; }
}

/// <param name="Type"><c>Percent</c> or <c>Pods</c>.</param>
public sealed record ScalingStep(string Type, int Value, int PeriodSeconds);

/// <summary>Between which a vertical autoscaler recommends.</summary>
public sealed record VerticalBounds(string MinCpu, string MinMemory, string MaxCpu, string MaxMemory);
