using KErp.Kubernetes.Cluster;
using KErp.Kubernetes.CustomResources;
using KErp.Kubernetes.Model;

namespace KErp.Kubernetes.Releases;

/// <summary>Pods are scraped, not Services: two Services of one pod would count each request twice.</summary>
internal static class PodMonitors
{
    private const string Interval = "30s";

    public static PodMonitor Of(Workload workload) =>
        Of(workload.Settings.Name, workload.Settings.Component, Endpoints.Management);

    public static PodMonitor Of(string app, string component, string port) => new()
    {
        Metadata = Labels.Metadata(app, app, component),
        // The job is exactly the workload's name, and the version that an analysis asks for stays a label.
        Spec = new(Labels.Name, Labels.Selector(app), ["rollouts-pod-template-hash"], [new(port, "/metrics", Interval)]),
    };
}
