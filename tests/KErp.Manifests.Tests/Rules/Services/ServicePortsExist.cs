using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Services;

internal sealed class ServicePortsExist() : ObjectRule("kube-linter/invalid-target-ports")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is not "Service" ? []
        : from port in manifest.Spec.Items("ports")
          let target = (port.At("targetPort") ?? port.At("port")).AsText()
          from pod in set.PodsSelectedBy(manifest.Namespace, Selector.OfService(manifest))
          where !pod.Containers.Any(container => Ports.Has(container, target))
          select $"let {target} be a port of {pod.Owner.Kind} {pod.Owner.Name}";
}
