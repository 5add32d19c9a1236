namespace KErp.Kubernetes.CustomResources;

/// <summary>Argo Rollouts 1.8.</summary>
internal sealed class Rollout() : CustomResource<RolloutSpec>("argoproj.io/v1alpha1", "Rollout");

internal sealed record RolloutSpec
{
    public int? Replicas { get; init; }
    public int RevisionHistoryLimit { get; init; }
    public int ProgressDeadlineSeconds { get; init; }
    public bool ProgressDeadlineAbort { get; init; }
    public required V1LabelSelector Selector { get; init; }
    public required RolloutStrategy Strategy { get; init; }
    public required V1PodTemplateSpec Template { get; init; }
}

internal sealed record RolloutStrategy
{
    public BlueGreenStrategy? BlueGreen { get; init; }
    public CanaryStrategy? Canary { get; init; }
}

/// <summary><c>scaleDownDelaySeconds</c> is left out: it would end the post-promotion analysis early.</summary>
internal sealed record BlueGreenStrategy
{
    public required string ActiveService { get; init; }
    public required string PreviewService { get; init; }
    public bool AutoPromotionEnabled { get; init; }
    public required RolloutAnalysis PrePromotionAnalysis { get; init; }
    public required RolloutAnalysis PostPromotionAnalysis { get; init; }
}

internal sealed record CanaryStrategy
{
    public required string CanaryService { get; init; }
    public required string StableService { get; init; }
    public TrafficRouting? TrafficRouting { get; init; }
    public required IReadOnlyList<CanaryStep> Steps { get; init; }
    public required BackgroundAnalysis Analysis { get; init; }
}

internal sealed record TrafficRouting(AlbTrafficRouting Alb);

internal sealed record AlbTrafficRouting(string Ingress, int ServicePort);

internal sealed record CanaryStep
{
    public int? SetWeight { get; init; }
    public CanaryPause? Pause { get; init; }
    public RolloutAnalysis? Analysis { get; init; }
}

internal sealed record CanaryPause(string Duration);

internal record RolloutAnalysis(IReadOnlyList<AnalysisTemplateReference> Templates, IReadOnlyList<AnalysisArgument> Args);

/// <summary>Runs beside the steps, from <paramref name="StartingStep"/> on.</summary>
internal sealed record BackgroundAnalysis(IReadOnlyList<AnalysisTemplateReference> Templates, IReadOnlyList<AnalysisArgument> Args, int StartingStep);

internal sealed record AnalysisTemplateReference(string TemplateName);

internal sealed record AnalysisArgument(string Name)
{
    public string? Value { get; init; }
    public AnalysisValueFrom? ValueFrom { get; init; }
}

/// <summary><c>Latest</c>: the hash of the pods that are tried; <c>Stable</c>: of those that serve.</summary>
internal sealed record AnalysisValueFrom(string PodTemplateHashValue);
