using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Containers;

internal sealed class NoSensitiveHostMount() : PodRule("kube-linter/sensitive-host-mounts")
{
    protected override string? Advice(PodTemplate pod, ManifestSet set) =>
        Volumes.HostPathsOf(pod).FirstOrDefault(path => Sensitive.Contains(path.TrimEnd('/'))) is { } path ? $"do not mount {path} of the node" : null;

    private static readonly string[] Sensitive = ["", "/boot", "/dev", "/etc", "/lib", "/proc", "/sys", "/usr"];
}
