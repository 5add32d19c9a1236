using System.Text;

namespace KErp.Domain.Invoices;

/// <summary>Text that the database, the provider and a reader can take.</summary>
public static class TextRules
{
    public static void Required(List<Violation> found, string field, string? text, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(text))
            found.Add(InvoiceViolations.Required(field));
        else
            Optional(found, field, text, maxLength);
    }

    public static void Optional(List<Violation> found, string field, string? text, int maxLength)
    {
        if (text is null)
            return;
        if (text.Length > maxLength)
            found.Add(InvoiceViolations.TooLong(field, maxLength));
        if (HasInvalidCharacter(text))
            found.Add(InvoiceViolations.InvalidCharacter(field));
    }

    /// <summary>Free text that is kept and shown in clear: it must not hold a 주민등록번호.</summary>
    public static void Open(List<Violation> found, string field, string? text, int maxLength)
    {
        Optional(found, field, text, maxLength);
        if (ResidentNumber.IsIn(text))
            found.Add(InvoiceViolations.PersonalNumber(field));
    }

    public static void Email(List<Violation> found, string field, string? text, int maxLength)
    {
        Optional(found, field, text, maxLength);
        if (text is not null && !IsPlausibleEmail(text))
            found.Add(InvoiceViolations.InvalidEmail(field));
    }

    // Half a surrogate pair cannot be written as UTF-8: it would fail later, in the database or at the provider.
    private static bool HasInvalidCharacter(string text)
    {
        for (var i = 0; i < text.Length; i += char.IsSurrogate(text[i]) ? 2 : 1)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune) || Rune.IsControl(rune))
                return true;
        }

        return false;
    }

    // Plausible, not deliverable: only a sent mail proves an address.
    private static bool IsPlausibleEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || at != text.LastIndexOf('@') || text.Any(char.IsWhiteSpace))
            return false;
        var labels = text[(at + 1)..].Split('.');
        return labels.Length > 1 && labels.All(label => label.Length > 0);
    }
}
