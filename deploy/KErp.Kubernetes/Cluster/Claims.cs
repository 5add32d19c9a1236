using KErp.Kubernetes.Model;

namespace KErp.Kubernetes.Cluster;

/// <summary>Folders that outlive pods and that several of them write to.</summary>
internal static class Claims
{
    public static V1PersistentVolumeClaim Of(Workload workload, string size, ClusterContext cluster) => new()
    {
        ApiVersion = "v1",
        Kind = "PersistentVolumeClaim",
        Metadata = Labels.Metadata(ObjectNames.Shared(workload.Settings.Name), workload.Settings.Name, workload.Settings.Component),
        Spec = new()
        {
            // The class of K3s gives a folder of its one node, which is as good.
            AccessModes = [cluster.Stage.RunsEverything ? "ReadWriteOnce" : "ReadWriteMany"],
            StorageClassName = cluster.Stage.SharedStorageClass,
            Resources = new() { Requests = new Dictionary<string, ResourceQuantity> { ["storage"] = new(size) } },
        },
    };
}
