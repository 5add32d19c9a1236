using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Pods;

internal sealed class ServiceAccountExists() : PodRule("kube-linter/non-existent-service-account", "kubescape/C-0307")
{
    protected override string? Advice(PodTemplate pod, ManifestSet set) =>
        pod.ServiceAccount is "default" || set.Holds("ServiceAccount", pod.Namespace, pod.ServiceAccount) ? null : $"define the ServiceAccount {pod.ServiceAccount}";
}
