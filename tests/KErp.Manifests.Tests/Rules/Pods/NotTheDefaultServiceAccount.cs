using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Pods;

internal sealed class NotTheDefaultServiceAccount() : PodRule("kube-linter/default-service-account")
{
    protected override string? Advice(PodTemplate pod, ManifestSet set) =>
        pod.ServiceAccount is "default" ? "give it a ServiceAccount of its own" : null;
}
