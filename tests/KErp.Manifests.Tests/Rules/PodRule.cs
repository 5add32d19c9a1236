using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules;

internal abstract class PodRule(params string[] ids) : Rule(ids)
{
    public sealed override IEnumerable<Finding> Check(ManifestSet set) =>
        from pod in set.Pods
        let advice = Advice(pod, set)
        where advice is not null
        select new Finding(this, pod.Owner, null, advice);

    /// <returns>What to do, or nothing when all is well.</returns>
    protected abstract string? Advice(PodTemplate pod, ManifestSet set);
}
