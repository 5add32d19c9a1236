using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Workloads;

internal sealed class StatefulSetHasHeadlessService() : ObjectRule("kube-score/statefulset-has-servicename")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is "StatefulSet" && !set.Of("Service").Any(service => IsItsOwn(service, manifest))
            ? ["name a headless Service that selects its pods in serviceName"]
            : [];

    private static bool IsItsOwn(Manifest service, Manifest workload) =>
        service.Namespace == workload.Namespace && service.Name == workload.Spec.Text("serviceName") && service.Spec.Text("clusterIP") is "None"
        && PodTemplate.In(workload).All(pod => Selector.OfService(service).Matches(pod.Labels));
}
