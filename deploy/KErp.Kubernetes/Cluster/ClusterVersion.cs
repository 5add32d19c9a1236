namespace KErp.Kubernetes.Cluster;

/// <summary>The Kubernetes version that everything is for; node autoscaler and Pod Security follow it.</summary>
internal static class ClusterVersion
{
    public const string Minor = "1.35";
    public const string Label = $"v{Minor}";
}
