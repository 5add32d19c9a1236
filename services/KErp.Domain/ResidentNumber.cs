using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace KErp.Domain;

public enum Gender
{
    Male,
    Female,
}

/// <summary>
/// 주민등록번호 or 외국인등록번호: birth date, a digit for century, gender and nationality, and six more. It shows itself
/// masked, whoever asks: text, JSON, debugger. Only <see cref="Reveal"/> gives the digits.
/// </summary>
/// <remarks>
/// There is no check digit: numbers given out since October 2020 have none, so a wrong one proves nothing. The default
/// value is no number at all, which the rules report. Not parsable by name of an interface, so that it never binds from a URL.
/// </remarks>
[JsonConverter(typeof(ResidentNumberJson))]
[DebuggerDisplay("{ToString(),nq}")]
public readonly partial record struct ResidentNumber
{
    public const int Length = 13;
    private const int VisibleDigits = 7;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _digits;

    private ResidentNumber(string digits, DateOnly birthDate) => (_digits, BirthDate) = (digits, birthDate);

    /// <summary>The first of January of the year 1 when this is no number.</summary>
    public DateOnly BirthDate { get; }
    public Gender Gender => Code is '1' or '3' or '5' or '7' or '9' ? Gender.Male : Gender.Female;

    /// <summary>외국인등록번호.</summary>
    public bool IsForeigner => Code is >= '5' and <= '8';

    private char Code => _digits is null ? '\0' : _digits[6];

    /// <summary>Reads <c>9001011234567</c> or <c>900101-1234567</c> with a birth date that exists; anything else is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ResidentNumber number)
    {
        number = default;
        var digits = text is { Length: Length + 1 } && text[6] == '-' ? text.Remove(6, 1) : text;
        if (digits is not { Length: Length } || !digits.All(char.IsAsciiDigit)) return false;
        var date = $"{Century(digits[6])}{digits[..6]}";
        if (!DateOnly.TryParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birthDate)) return false;
        number = new ResidentNumber(digits, birthDate);
        return true;
    }

    /// <exception cref="FormatException">The text is not such a number. The message does not repeat it.</exception>
    public static ResidentNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("Not a resident registration number.");

    /// <summary>Whether a number is written somewhere in the text: free text is kept in clear, and must not hold one.</summary>
    public static bool IsIn(string? text) =>
        text is not null && Candidates().Matches(text).Any(found => TryParse(string.Concat(found.Value.Where(char.IsAsciiDigit)), out _));

    /// <summary>The thirteen digits, for sealing and for those who may see them. What calls this answers for where they go.</summary>
    public string Reveal() => _digits ?? "";

    /// <summary>Masked: <c>900101-1******</c>.</summary>
    public override string ToString() =>
        _digits is null ? "" : $"{_digits[..6]}-{_digits[6]}{new string('*', Length - VisibleDigits)}";

    private static string Century(char code) => code switch
    {
        '1' or '2' or '5' or '6' => "19",
        '3' or '4' or '7' or '8' => "20",
        _ => "18",
    };

    [GeneratedRegex("(?<![0-9A-Za-z])[0-9]{6}[ -]?[0-9]{7}(?![0-9A-Za-z])")]
    private static partial Regex Candidates();
}
