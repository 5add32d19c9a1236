namespace KErp.Kubernetes.Cluster;

internal static class Storage
{
    public const string Class = "gp3";

    /// <summary>Encrypted, and what a claim gets that names none.</summary>
    public static V1StorageClass Of() => new()
    {
        ApiVersion = "storage.k8s.io/v1",
        Kind = "StorageClass",
        Metadata = new()
        {
            Name = Class,
            Labels = Labels.Of(Class, "storage"),
            Annotations = new Dictionary<string, string> { ["storageclass.kubernetes.io/is-default-class"] = "true" },
        },
        Provisioner = "ebs.csi.aws.com",
        VolumeBindingMode = "WaitForFirstConsumer",
        AllowVolumeExpansion = true,
        ReclaimPolicy = "Retain",
        Parameters = new Dictionary<string, string> { ["type"] = "gp3", ["encrypted"] = "true" },
    };
}
