using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Pods;

internal sealed class NoDeprecatedServiceAccountField() : PodRule("kube-linter/deprecated-service-account-field")
{
    protected override string? Advice(PodTemplate pod, ManifestSet set) =>
        pod.Spec.Has("serviceAccount") ? "write serviceAccountName" : null;
}
