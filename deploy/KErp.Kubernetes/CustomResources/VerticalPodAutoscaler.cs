namespace KErp.Kubernetes.CustomResources;

internal sealed class VerticalPodAutoscaler() : CustomResource<VerticalPodAutoscalerSpec>("autoscaling.k8s.io/v1", "VerticalPodAutoscaler");

internal sealed record VerticalPodAutoscalerSpec(
    V1CrossVersionObjectReference TargetRef, VerticalUpdatePolicy UpdatePolicy, VerticalResourcePolicy ResourcePolicy);

internal sealed record VerticalUpdatePolicy(string UpdateMode);

internal sealed record VerticalResourcePolicy(IReadOnlyList<ContainerResourcePolicy> ContainerPolicies);

internal sealed record ContainerResourcePolicy(string ContainerName)
{
    public string? Mode { get; init; }
    public IDictionary<string, string>? MinAllowed { get; init; }
    public IDictionary<string, string>? MaxAllowed { get; init; }
    public IReadOnlyList<string>? ControlledResources { get; init; }
    public string? ControlledValues { get; init; }
}
