using System.Text.RegularExpressions;

namespace KErp.Domain.Invoices;

/// <summary>국세청 승인번호: write date (8 digits), issuing system (8 digits), serial (8 letters or digits).</summary>
public static partial class NtsConfirmNumber
{
    public const int Length = 24;

    /// <summary>Whether the text has the form, without hyphens. HomeTax shows it as 8-8-8; that form is not accepted.</summary>
    public static bool IsValid(string? text) => text is not null && Form().IsMatch(text);

    // [0-9] and \z because \d takes the digits of every script and $ a trailing line break.
    [GeneratedRegex(@"\A[0-9]{16}[0-9A-Za-z]{8}\z")]
    private static partial Regex Form();
}
