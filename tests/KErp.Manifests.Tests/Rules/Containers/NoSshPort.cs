using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed class NoSshPort() : ContainerRule("kube-linter/ssh-port")
{
    protected override string? Advice(Container container) =>
        container.Ports.Any(port => port.Number("containerPort") == 22) ? "do not listen on 22" : null;
}
