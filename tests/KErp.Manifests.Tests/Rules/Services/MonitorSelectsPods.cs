using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Services;

internal sealed class MonitorSelectsPods() : ObjectRule("kube-linter/dangling-servicemonitor")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind switch
        {
            "PodMonitor" when set.HasAllPodsOf(manifest.Namespace) && !set.PodsSelectedBy(manifest.Namespace, SelectorOf(manifest)).Any() => ["select pods that exist"],
            "ServiceMonitor" when !set.Of("Service").Any(service => SelectorOf(manifest).Matches(service.Labels)) => ["select a Service that exists"],
            _ => [],
        };

    private static Selector SelectorOf(Manifest monitor) => new(monitor.Spec.At("selector"));
}
