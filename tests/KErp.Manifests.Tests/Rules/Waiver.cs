namespace KErp.Manifests.Tests.Rules;

/// <summary>A rule that is not followed on purpose, where, and the decision record that says why.</summary>
internal sealed record Waiver(string Name, string Adr, IReadOnlyList<string> Rules, Func<Finding, string, bool> Where)
{
    public bool Covers(Finding finding, string environment) => Rules.Contains(finding.Rule.Name) && Where(finding, environment);
}
