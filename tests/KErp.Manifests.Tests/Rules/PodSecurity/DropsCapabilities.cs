using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.PodSecurity;

internal sealed class DropsCapabilities() : ContainerRule("pss/capabilities", "kube-linter/drop-net-raw-capability", "kubescape/C-0046")
{
    protected override string? Advice(Container container) =>
        !container.Tree.Texts("securityContext.capabilities.drop").Contains("ALL") ? "drop ALL capabilities"
        : container.Tree.Texts("securityContext.capabilities.add").Any(added => added != "NET_BIND_SERVICE") ? "add no capability but NET_BIND_SERVICE"
        : null;
}
