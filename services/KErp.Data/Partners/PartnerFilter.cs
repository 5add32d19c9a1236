using KErp.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Partners;

/// <summary>Which partners; what is null is not asked for.</summary>
/// <param name="Text">Somewhere in the name, the representative or the business number, which may be written with hyphens.</param>
/// <param name="State">As of the last check.</param>
public sealed record PartnerFilter(string? Text, BusinessState? State)
{
    private const string Escape = "\\";

    internal IQueryable<Partner> Apply(IQueryable<Partner> partners)
    {
        if (State is { } state) partners = partners.Where(p => p.State == state);
        if (Text is null) return partners;
        var digits = Text.Replace("-", "", StringComparison.Ordinal);
        var (text, number) = (Pattern(Text), Pattern(digits.Length > 0 ? digits : Text));
        return partners.Where(p => EF.Functions.ILike(p.Party.Name, text, Escape)
            || EF.Functions.ILike(p.Party.Representative, text, Escape)
            || EF.Functions.Like(p.Party.BusinessNumber, number, Escape));
    }

    /// <summary>The text itself, whatever of it would be a wildcard.</summary>
    private static string Pattern(string text) =>
        $"%{text.Replace(Escape, Escape + Escape, StringComparison.Ordinal).Replace("%", Escape + "%", StringComparison.Ordinal).Replace("_", Escape + "_", StringComparison.Ordinal)}%";
}
