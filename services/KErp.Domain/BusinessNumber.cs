using System.Diagnostics.CodeAnalysis;

namespace KErp.Domain;

/// <summary>사업자등록번호: ten digits of which the last is a check digit.</summary>
/// <remarks>
/// The default value is no number at all: its <see cref="Value"/> is empty, and the rules of an invoice report it.
/// A valid check digit says nothing about whether the business exists or is still open.
/// </remarks>
public readonly record struct BusinessNumber
{
    public const int Length = 10;

    private readonly string? _value;

    private BusinessNumber(string value) => _value = value;

    /// <summary>The ten digits without hyphens, as Popbill and the tax office want them.</summary>
    public string Value => _value ?? "";

    /// <summary>Reads <c>1248100998</c> or <c>124-81-00998</c>; anything else, spaces included, is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out BusinessNumber number)
    {
        number = default;
        var digits = WithoutHyphens(text);
        if (digits is null || !digits.All(char.IsAsciiDigit) || !HasCheckDigit(digits))
            return false;
        number = new BusinessNumber(digits);
        return true;
    }

    /// <exception cref="FormatException">The text is not a business number. The message does not repeat it.</exception>
    public static BusinessNumber Parse(string text) =>
        TryParse(text, out var number)
            ? number
            : throw new FormatException("Not a business registration number: ten digits (XXX-XX-XXXXX) with a valid check digit are expected.");

    /// <summary>As people write it: <c>124-81-00998</c>.</summary>
    public override string ToString() =>
        _value is null ? "" : $"{_value[..3]}-{_value[3..5]}-{_value[5..]}";

    private static string? WithoutHyphens(string? text) => text switch
    {
        { Length: Length } => text,
        { Length: Length + 2 } when text[3] == '-' && text[6] == '-' => text.Remove(6, 1).Remove(3, 1),
        _ => null,
    };

    private static bool HasCheckDigit(string digits)
    {
        ReadOnlySpan<int> weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
        var sum = (digits[8] - '0') * 5 / 10;
        for (var i = 0; i < weights.Length; i++)
            sum += (digits[i] - '0') * weights[i];
        // Ten zeros have a correct check digit, but no tax office 000 ever gave out a number.
        return sum > 0 && digits[9] - '0' == (10 - sum % 10) % 10;
    }
}
