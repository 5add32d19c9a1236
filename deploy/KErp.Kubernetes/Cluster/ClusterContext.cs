using KErp.Kubernetes.Model;
using KErp.Kubernetes.Stages;

namespace KErp.Kubernetes.Cluster;

/// <summary>All that the objects of one environment are made of.</summary>
internal sealed record ClusterContext(ClusterModel Model, ImageList Images, string MonitoringFolder)
{
    public Stage Stage => Model.Stage;

    public string Image(string name) => Images[name].In(Stage);
}
