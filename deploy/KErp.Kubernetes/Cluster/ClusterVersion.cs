namespace KErp.Kubernetes.Cluster;

/// <summary>The Kubernetes version that everything is for; node autoscaler and Pod Security follow it.</summary>
internal static class ClusterVersion
{
    public const string Minor = "1.35";
    /// <summary>Charts refuse an older one, which lacks fields that they set. The suffix lets EKS builds pass.</summary>
    public const string Oldest = "1.32.0-0";

    public const string Label = $"v{Minor}";
}
