using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Objects;

/// <summary>Argo Rollouts has published no other version than v1alpha1.</summary>
internal sealed class StableApiVersion() : ObjectRule("kube-score/stable-version", "kube-linter/no-extensions-v1beta")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        !manifest.Group.Contains("argoproj.io", StringComparison.Ordinal)
            && (manifest.ApiVersion.Contains("alpha", StringComparison.Ordinal) || manifest.ApiVersion.Contains("beta", StringComparison.Ordinal))
            ? ["use a version that is neither alpha nor beta"]
            : [];
}
