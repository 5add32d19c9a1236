using System.Globalization;
using System.Text.RegularExpressions;

namespace KErp.Manifests.Tests.Reading;

/// <summary>
/// What a scalar without quotes is to kubectl, which reads YAML 1.1 through sigs.k8s.io/yaml: <c>yes</c> and <c>on</c> are
/// booleans, <c>010</c> is eight, while <c>10:30</c> and dates stay strings.
/// </summary>
internal static partial class YamlScalar
{
    public static JsonNode? Plain(string text)
    {
        if (text is "" or "~" or "null" or "Null" or "NULL") return null;
        if (True().IsMatch(text)) return true;
        if (False().IsMatch(text)) return false;
        if (Integer().IsMatch(text)) return ToInteger(text);
        if (Number().IsMatch(text)) return double.Parse(text.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return text;
    }

    private static JsonValue ToInteger(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal).TrimStart('+', '-');
        var value = digits switch
        {
            ['0', 'x', .. var hex] => Convert.ToInt64(hex, 16),
            ['0', 'b', .. var binary] => Convert.ToInt64(binary, 2),
            ['0', 'o', .. var octal] => Convert.ToInt64(octal, 8),
            ['0', _, ..] => Convert.ToInt64(digits, 8),
            _ => long.Parse(digits, CultureInfo.InvariantCulture),
        };
        return JsonValue.Create(text[0] == '-' ? -value : value);
    }

    [GeneratedRegex("^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$")]
    private static partial Regex True();

    [GeneratedRegex("^(?:n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$")]
    private static partial Regex False();

    [GeneratedRegex("^[-+]?(?:0b[01_]+|0o?[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+)$")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$")]
    private static partial Regex Number();
}
