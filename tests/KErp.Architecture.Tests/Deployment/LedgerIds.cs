namespace KErp.Architecture.Tests.Deployment;

/// <summary>The numbers that the ledger must have: requirements by section of the guide, its defects, and what it never defines.</summary>
internal static class LedgerIds
{
    private static readonly (string Section, int Count)[] Sections =
    [
        ("1.1", 10), ("1.2", 3), ("2.1", 38), ("2.2", 6), ("3.1", 3), ("3.2", 2), ("3.3", 4), ("3.4", 4), ("4.1", 5), ("4.2", 6), ("4.3", 22),
        ("5.1", 20), ("5.2", 8), ("6.1", 3), ("6.2", 1), ("6.3", 2), ("7.1", 9), ("7.2", 12), ("7.3", 9), ("8.1", 8), ("8.2", 3), ("9.1", 7), ("9.2", 8),
        ("10.1", 15), ("10.2", 14), ("10.3", 14), ("11", 1), ("12", 22),
    ];

    public static readonly IReadOnlyList<string> Requirements =
        [.. Sections.SelectMany(section => Enumerable.Range(1, section.Count).Select(n => $"G{section.Section}-{n}"))];

    public static readonly IReadOnlyList<string> Defects = [.. Enumerable.Range(1, 189).Select(n => $"D-{n:00}")];

    public static readonly IReadOnlyList<string> Gaps = [.. Enumerable.Range(1, 32).Select(n => $"N-{n:00}")];

    public static readonly IReadOnlyList<string> All = [.. Requirements, .. Defects, .. Gaps];
}
