using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules;

/// <param name="ids">The checks of the tools that this rule stands for, as tool/check.</param>
internal abstract class Rule(params string[] ids)
{
    public IReadOnlyList<string> Ids => ids;
    public string Name => GetType().Name;

    public abstract IEnumerable<Finding> Check(ManifestSet set);
}
