using KErp.Kubernetes.Cluster;
using KErp.Kubernetes.Model;
using KErp.Kubernetes.Workloads;

namespace KErp.Kubernetes.Releases;

internal static class Services
{
    public const string Active = "active";
    public const string Preview = "preview";
    public const string Stable = "stable";
    public const string Canary = "canary";
    public const int Port = 80;

    public static IEnumerable<V1Service> Of(Workload workload, Strategy strategy) => workload.Kind switch
    {
        WorkloadKind.Rollout => Roles(strategy).Select(role => ForUsers(workload, role)),
        _ when workload.Ports.FirstOrDefault(port => port.Name == Endpoints.Grpc) is { } grpc => [ForCallers(workload, grpc)],
        // The worker serves nobody: Prometheus and the kubelet ask its pods.
        _ => [],
    };

    private static string[] Roles(Strategy strategy) => strategy == Strategy.BlueGreen ? [Active, Preview] : [Stable, Canary];

    private static V1Service ForUsers(Workload workload, string role) => Service(
        workload,
        ObjectNames.Service(workload.Settings.Name, role),
        new V1ServicePort { Name = Endpoints.Http, Port = Port, TargetPort = Endpoints.Http, Protocol = "TCP", AppProtocol = "http" });

    /// <summary>Headless: clients see every replica and spread their calls, which a connection to one address would not.</summary>
    private static V1Service ForCallers(Workload workload, WorkloadPort port)
    {
        var service = Service(
            workload,
            workload.ServiceName,
            new V1ServicePort { Name = Endpoints.Grpc, Port = port.Number, TargetPort = Endpoints.Grpc, Protocol = "TCP", AppProtocol = "grpc" });
        service.Spec.ClusterIP = "None";
        return service;
    }

    private static V1Service Service(Workload workload, string name, V1ServicePort port) => new()
    {
        ApiVersion = "v1",
        Kind = "Service",
        Metadata = Labels.Metadata(name, workload.Settings.Name, workload.Settings.Component),
        Spec = new() { Type = "ClusterIP", Selector = new Dictionary<string, string> { [Labels.App] = workload.Settings.Name }, Ports = [port] },
    };
}
