using System.Globalization;

namespace KErp.TaxClient;

/// <summary>How the contract writes what may be missing, and dates.</summary>
internal static class ContractText
{
    private const string DateFormat = "yyyy-MM-dd";

    public static string? OrNull(string text) => text.Length == 0 ? null : text;

    /// <exception cref="FormatException">Neither empty nor a date.</exception>
    public static DateOnly? Date(string text) =>
        text.Length == 0 ? null : DateOnly.ParseExact(text, DateFormat, CultureInfo.InvariantCulture);

    public static string Of(DateOnly date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);
}
