using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.PodSecurity;

/// <summary>All three modes, each with a version: an upgrade of the cluster must not change the rules.</summary>
internal sealed class NamespaceHasPodSecurity() : ObjectRule("pss/namespace-labels")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is not "Namespace" ? []
        : Modes.Where(mode => !IsPinned(manifest, mode)).Select(mode => $"label it {Prefix}{mode} (restricted in kerp) and {Prefix}{mode}-version with a version, not latest");

    private const string Prefix = "pod-security.kubernetes.io/";
    private static readonly string[] Modes = ["enforce", "audit", "warn"];

    private static bool IsPinned(Manifest manifest, string mode)
    {
        var level = manifest.Labels.GetValueOrDefault(Prefix + mode);
        var version = manifest.Labels.GetValueOrDefault($"{Prefix}{mode}-version");
        return (level is "restricted" || (manifest.Name != "kerp" && level is "baseline" or "privileged")) && version is ['v', '1', '.', ..];
    }
}
