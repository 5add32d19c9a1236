using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Reachability;

/// <summary>Pods that policies cannot tell apart.</summary>
internal sealed record PodPeer(string Namespace, string App, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, int> PortNames)
{
    public string Name => $"{Namespace}/{App}";

    public static PodPeer Of(PodTemplate pod) => new(
        pod.Namespace,
        pod.App,
        pod.Labels,
        pod.Containers.SelectMany(container => container.Ports).Where(port => port.Has("name")).DistinctBy(port => port.Text("name"))
            .ToDictionary(port => port.Text("name")!, port => (int)(port.Number("containerPort") ?? 0)));

    /// <summary>Pods that others bring, with the labels that such pods carry.</summary>
    public static PodPeer Foreign(string @namespace, string app) => new(
        @namespace,
        app,
        new Dictionary<string, string> { ["app"] = app, ["app.kubernetes.io/name"] = app, ["k8s-app"] = app },
        new Dictionary<string, int>());
}
