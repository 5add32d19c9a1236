namespace KErp.Domain;

/// <summary>One broken rule, ready to be shown.</summary>
/// <param name="Field">JSON path in camelCase, such as <c>lines[2].taxAmount</c> (indices from 0).</param>
/// <param name="Code">Stable, for programs; see the constants of the rules that report it.</param>
/// <param name="Korean">For the user.</param>
/// <param name="English">For the developer.</param>
public sealed record Violation(string Field, string Code, string Korean, string English);
