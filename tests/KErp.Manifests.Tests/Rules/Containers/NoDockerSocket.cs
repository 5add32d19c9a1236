using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed class NoDockerSocket() : PodRule("kube-linter/docker-sock")
{
    protected override string? Advice(PodTemplate pod, ManifestSet set) =>
        Volumes.HostPathsOf(pod).Any(path => path.EndsWith("docker.sock", StringComparison.Ordinal) || path.EndsWith("containerd.sock", StringComparison.Ordinal))
            ? "mount no socket of the container runtime"
            : null;
}
