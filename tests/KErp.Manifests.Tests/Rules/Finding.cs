using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules;

/// <summary>A broken rule: where, and what to do.</summary>
internal sealed record Finding(Rule Rule, Manifest Object, Container? Container, string Advice)
{
    public override string ToString() => $"{Container?.ToString() ?? Object.ToString()}: {Advice} [{string.Join(", ", Rule.Ids)}]";
}
