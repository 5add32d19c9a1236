using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules;

internal abstract class ObjectRule(params string[] ids) : Rule(ids)
{
    public sealed override IEnumerable<Finding> Check(ManifestSet set) =>
        from manifest in set.All
        from advice in Advice(manifest, set).Distinct()
        select new Finding(this, manifest, null, advice);

    /// <returns>What to do, one entry a fault.</returns>
    protected abstract IEnumerable<string> Advice(Manifest manifest, ManifestSet set);
}
