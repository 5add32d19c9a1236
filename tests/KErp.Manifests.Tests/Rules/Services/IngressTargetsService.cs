using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Services;

internal sealed class IngressTargetsService() : ObjectRule("kube-score/ingress-targets-service", "kube-linter/dangling-ingress", "kubescape/C-0298")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is not "Ingress" ? []
        : from backend in manifest.Tree.Everything().Select(node => node.At("service")).OfType<JsonNode>()
          where !set.Of("Service").Any(service => service.Namespace == manifest.Namespace && IsBackend(service, backend))
          select $"let {backend.Text("name")} be a Service with that port";

    // The AWS controller's port name: what is behind it stands in an annotation.
    private static bool IsBackend(Manifest service, JsonNode backend) =>
        service.Name == backend.Text("name")
        && (backend.Text("port.name") is "use-annotation"
            || service.Spec.Items("ports").Any(port => port.Text("port") == backend.Text("port.number") || IsNamed(port, backend.Text("port.name"))));

    private static bool IsNamed(JsonNode port, string? name) => name is not null && port.Text("name") == name;
}
