using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.PodSecurity;

internal sealed class NoRootUser() : ContainerRule("pss/runAsUser")
{
    protected override string? Advice(Container container) =>
        container.Security("runAsUser").AsText() is null or "0" ? "set runAsUser to a number that is not 0" : null;
}
