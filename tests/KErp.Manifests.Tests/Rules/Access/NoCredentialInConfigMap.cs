using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Access;

internal sealed class NoCredentialInConfigMap() : ObjectRule("kubescape/C-0012")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is not "ConfigMap" ? []
        : from entry in manifest.Tree.Map("data")
          where Credentials.IsNamedLikeOne(entry.Key) || Credentials.HoldsOne(entry.Value)
          select $"move {entry.Key} to a Secret";
}
