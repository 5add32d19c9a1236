using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed class NoWritableHostPath() : ContainerRule("kubescape/C-0045")
{
    protected override string? Advice(Container container) =>
        container.Tree.Items("volumeMounts").Any(mount => !mount.Is("readOnly", true) && Volumes.IsHostPath(container.Pod, mount))
            ? "mount the node's files with readOnly: true"
            : null;
}
