using System.Globalization;
using k8s;

namespace KErp.Kubernetes.Cluster;

/// <summary>
/// Section 3.2 of the operations guide. Its numbers hold where the declared maximum fits into them; where it does not,
/// the maximum is the quota: a rollout at the peak must not hang.
/// </summary>
internal static class Quotas
{
    private const int Cpu = 20;
    private const int Memory = 40;
    private const int CpuLimit = 40;
    private const int MemoryLimit = 80;
    private const int Pods = 100;

    public static IEnumerable<IKubernetesObject> Of(ClusterContext cluster)
    {
        var most = DeclaredMaximum.Of(cluster.Model);
        yield return Quota(Namespaces.Kerp, "kerp-quota", new()
        {
            ["requests.cpu"] = Cores(Math.Max(Cpu, most.CpuRequest)),
            ["requests.memory"] = Gigabytes(Math.Max(Memory, most.MemoryRequest)),
            ["limits.cpu"] = Cores(Math.Max(CpuLimit, most.CpuLimit)),
            ["limits.memory"] = Gigabytes(Math.Max(MemoryLimit, most.MemoryLimit)),
            ["requests.ephemeral-storage"] = new("50Gi"),
            ["requests.storage"] = new("500Gi"),
            ["persistentvolumeclaims"] = new("20"),
            ["pods"] = new($"{Math.Max(Pods, most.Pods)}"),
            ["services"] = new("30"),
            ["services.loadbalancers"] = new("0"),
            ["services.nodeports"] = new("0"),
            ["secrets"] = new("100"),
            ["configmaps"] = new("100"),
        });
        yield return Limits();
        yield return Quota(Namespaces.Monitoring, "kerp-monitoring-quota", Small("16", "32Gi", "60"));
        yield return Quota(Namespaces.Logging, "kerp-logging-quota", Small("8", "16Gi", "40"));
    }

    private static V1ResourceQuota Quota(string ns, string name, Dictionary<string, ResourceQuantity> hard) => new()
    {
        ApiVersion = "v1",
        Kind = "ResourceQuota",
        Metadata = Labels.Metadata(name, name, "platform", ns),
        Spec = new() { Hard = hard },
    };

    private static Dictionary<string, ResourceQuantity> Small(string cpu, string memory, string pods) => new()
    {
        ["requests.cpu"] = new(cpu),
        ["requests.memory"] = new(memory),
        ["pods"] = new(pods),
        ["services.loadbalancers"] = new("0"),
        ["services.nodeports"] = new("0"),
    };

    private static V1LimitRange Limits() => new()
    {
        ApiVersion = "v1",
        Kind = "LimitRange",
        Metadata = Labels.Metadata("kerp-limits", "kerp-limits", "platform"),
        Spec = new()
        {
            Limits =
            [
                new()
                {
                    Type = "Container",
                    DefaultProperty = Amounts("500m", "512Mi"),
                    DefaultRequest = Amounts("100m", "128Mi"),
                    Min = Amounts("50m", "64Mi"),
                    Max = Amounts("4", "8Gi"),
                },
                new() { Type = "Pod", Max = Amounts("8", "16Gi") },
            ],
        },
    };

    private static Dictionary<string, ResourceQuantity> Amounts(string cpu, string memory) => new() { ["cpu"] = new(cpu), ["memory"] = new(memory) };

    private static ResourceQuantity Cores(decimal cores) => new(Math.Ceiling(cores).ToString(CultureInfo.InvariantCulture));

    private static ResourceQuantity Gigabytes(decimal gigabytes) => new($"{Math.Ceiling(gigabytes).ToString(CultureInfo.InvariantCulture)}Gi");
}
