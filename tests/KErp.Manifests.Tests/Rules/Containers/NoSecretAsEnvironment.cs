using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed class NoSecretAsEnvironment() : ContainerRule("kube-linter/read-secret-from-env-var", "kubescape/C-0207")
{
    protected override string? Advice(Container container) =>
        container.Environment.Any(variable => variable.Has("valueFrom.secretKeyRef")) || container.Tree.Items("envFrom").Any(source => source.Has("secretRef"))
            ? "mount the Secret as files"
            : null;
}
