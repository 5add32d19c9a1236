using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed class ProbesAskOwnPorts() : ContainerRule("kube-linter/liveness-port", "kube-linter/readiness-port", "kube-linter/startup-port")
{
    protected override string? Advice(Container container) =>
        Probe.Names.FirstOrDefault(name => Probe.PortOf(container.Tree.At(name)) is { } port && !Ports.Has(container, port)) is { } probe
            ? $"let {probe} ask a port that the container lists"
            : null;
}
