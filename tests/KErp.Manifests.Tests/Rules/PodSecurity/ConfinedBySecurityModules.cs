using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.PodSecurity;

internal sealed class ConfinedBySecurityModules() : ContainerRule("pss/appArmorProfile", "pss/seLinuxOptions")
{
    protected override string? Advice(Container container) =>
        container.Security("appArmorProfile").Text("type") is "Unconfined" ? "remove the AppArmor profile Unconfined"
        : container.Security("seLinuxOptions") is { } options && (options.Has("user") || options.Has("role")) ? "remove user and role from seLinuxOptions"
        : null;
}
