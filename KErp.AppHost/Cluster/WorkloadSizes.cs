using KErp.Kubernetes.Stages;
using KErp.Kubernetes.Workloads;
using KErp.Names;

namespace KErp.AppHost.Cluster;

/// <summary>How each workload runs in the cluster: the numbers of the operations guide, each once.</summary>
internal static class WorkloadSizes
{
    private const string PythonChart = "kerp-python";
    private const string PythonComponent = "python-service";
    private const string DotNetCache = "/app/.cache";

    public static readonly WorkloadSettings Api = new()
    {
        Name = Workloads.Api,
        Chart = Workloads.Api,
        Container = "api",
        Component = "api",
        Needs = new("500m", "512Mi", "2", "2Gi"),
        Replicas = Replicas(dev: new(1), staging: new(2, 4), prod: new(3, 20)),
        Autoscaling = new()
        {
            CpuUtilization = 70,
            PerPod = new("http_requests_per_second", 1000),
            Down = new(300, new ScalingStep("Percent", 10, 60)),
            Up = new(0, new ScalingStep("Percent", 100, 15), new ScalingStep("Pods", 4, 15)) { Select = "Max" },
        },
        VerticalBounds = new("250m", "256Mi", "4", "8Gi"),
        MinAvailable = new Dictionary<string, int> { [Stage.Prod] = 2 },
        Scratch = [DotNetCache],
    };

    public static readonly WorkloadSettings Worker = new()
    {
        Name = Workloads.Worker,
        Chart = Workloads.Worker,
        Container = "worker",
        Component = "worker",
        Needs = new("250m", "1Gi", "1", "1Gi"),
        Replicas = Replicas(dev: new(1), staging: new(2, 4), prod: new(2, 10)),
        Autoscaling = new()
        {
            // A message of INSURANCE is a whole month's payroll of a workplace.
            Queues = [new(Metrics.ConsumerPendingMessages, Streams.Invoices, 100), new(Metrics.ConsumerPendingMessages, Streams.Insurance, 10)],
            Down = new(600),
            Up = new(30),
        },
        ExternalMail = true,
        Scratch = [DotNetCache],
        SharedFolder = "/var/lib/kerp/audit-heads",
    };

    public static readonly WorkloadSettings TaxScraper = Python(Workloads.TaxScraper, Resources.TaxScraper);

    public static readonly WorkloadSettings InsuranceEdi = Python(Workloads.InsuranceEdi, Resources.InsuranceEdi);

    public static readonly WorkloadSettings Migration = new()
    {
        Name = Workloads.Migration,
        Image = Workloads.Api,
        Container = "migrate",
        Component = "migration",
        Needs = new("250m", "512Mi", "1", "512Mi"),
        Scratch = [DotNetCache],
    };

    public static readonly WorkloadSettings Backup = new()
    {
        Name = Workloads.Backup,
        Container = "backup",
        Component = "backup",
        Needs = new("250m", "1Gi", "1", "1Gi"),
    };

    private static WorkloadSettings Python(string name, string container) => new()
    {
        Name = name,
        Chart = PythonChart,
        Container = container,
        Component = PythonComponent,
        Needs = new("250m", "512Mi", "1", "512Mi"),
        Replicas = Replicas(dev: new(1), staging: new(2), prod: new(2)),
        ExternalHttps = true,
        OnPythonNodes = true,
    };

    private static Dictionary<string, ReplicaRange> Replicas(ReplicaRange dev, ReplicaRange staging, ReplicaRange prod) =>
        new() { [Stage.Dev] = dev, [Stage.Staging] = staging, [Stage.Prod] = prod };
}
