using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace KErp.Domain.Invoices;

/// <summary>
/// What identifies a buyer who is no business: 주민등록번호, 외국인등록번호 or a passport. 고유식별정보: it shows itself masked,
/// whoever asks, and only <see cref="Reveal"/> gives it.
/// </summary>
[JsonConverter(typeof(IdentityNumberJson))]
[DebuggerDisplay("{ToString(),nq}")]
public readonly record struct IdentityNumber
{
    private const int MinLength = 5;
    private const int MaxLength = 20;
    private const int VisibleCharacters = 2;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _text;

    private IdentityNumber(string text) => _text = text;

    /// <summary>Thirteen digits with a birth date that exists: 주민등록번호 or 외국인등록번호.</summary>
    public bool IsResidentNumber => ResidentNumber.TryParse(_text, out _);

    /// <summary>Reads a number with or without hyphen, or a passport of 5 to 20 letters and digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out IdentityNumber number)
    {
        number = default;
        if (ResidentNumber.TryParse(text, out var resident)) text = resident.Reveal();
        if (text is not { Length: >= MinLength and <= MaxLength } || !text.All(char.IsAsciiLetterOrDigit)) return false;
        number = new IdentityNumber(text);
        return true;
    }

    /// <exception cref="FormatException">The text is no such number. The message does not repeat it.</exception>
    public static IdentityNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("Not an identity number.");

    /// <summary>In full, for sealing and for the tax office. What calls this answers for where it goes.</summary>
    public string Reveal() => _text ?? "";

    /// <summary>Masked: <c>900101-1******</c>, <c>M1*******</c>.</summary>
    public override string ToString() =>
        ResidentNumber.TryParse(_text, out var resident) ? resident.ToString()
        : _text is null ? ""
        : _text[..VisibleCharacters] + new string('*', _text.Length - VisibleCharacters);
}
