using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.PodSecurity;

internal sealed class NoHostPort() : ContainerRule("pss/hostPorts", "kubescape/C-0044")
{
    protected override string? Advice(Container container) =>
        container.Ports.Any(port => port.Number("hostPort") is > 0) ? "remove hostPort; a Service makes a port reachable" : null;
}
