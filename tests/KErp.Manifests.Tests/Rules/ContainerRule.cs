using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules;

/// <summary>Judges each container by itself, init containers too.</summary>
internal abstract class ContainerRule(params string[] ids) : Rule(ids)
{
    public sealed override IEnumerable<Finding> Check(ManifestSet set) =>
        from pod in set.Pods
        from container in pod.Containers
        let advice = Advice(container)
        where advice is not null
        select new Finding(this, pod.Owner, container, advice);

    /// <returns>What to do, or nothing when all is well.</returns>
    protected abstract string? Advice(Container container);
}
