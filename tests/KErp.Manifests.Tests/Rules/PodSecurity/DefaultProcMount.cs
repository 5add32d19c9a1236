using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.PodSecurity;

internal sealed class DefaultProcMount() : ContainerRule("pss/procMount")
{
    protected override string? Advice(Container container) =>
        container.Tree.Text("securityContext.procMount") is null or "Default" ? null : "remove procMount";
}
