using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed class PortsAreNamedOnce() : ContainerRule("kube-score/container-ports-check")
{
    protected override string? Advice(Container container) =>
        container.Ports.Any(port => port.Text("name") is not { Length: > 0 and <= 15 }) ? "name each port, with at most 15 characters"
        : container.Ports.GroupBy(port => port.Text("name")).Any(group => group.Count() > 1) ? "name each port differently"
        : null;
}
