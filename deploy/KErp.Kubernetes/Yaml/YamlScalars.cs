using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KErp.Kubernetes.Yaml;

/// <summary>Scalars that kubectl, Helm and YAML 1.2 readers all take for the same value.</summary>
internal static partial class YamlScalars
{
    public static Scalar Of(JsonNode? node) => node switch
    {
        null => Plain("null"),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Of(value.GetValue<string>()),
        _ => Plain(node.ToJsonString()),
    };

    public static Scalar Of(string text) =>
        text.Contains('\n', StringComparison.Ordinal) ? new Scalar(null, null, text, ScalarStyle.Literal, true, true)
        : MayBeReadAsAnother().IsMatch(text) || !PlainText().IsMatch(text) ? new Scalar(null, null, text, ScalarStyle.DoubleQuoted, false, true)
        : Plain(text);

    private static Scalar Plain(string text) => new(null, null, text, ScalarStyle.Plain, true, false);

    // YAML 1.1's booleans and nulls, numbers of every kind, times and sexagesimals.
    [GeneratedRegex(@"^(?:|~|null|true|false|yes|no|on|off|y|n|[-+.]?[0-9][-+0-9_.:eExXoOa-fA-F]*|\.inf|\.nan|<<|=)$", RegexOptions.IgnoreCase)]
    private static partial Regex MayBeReadAsAnother();

    [GeneratedRegex(@"^[A-Za-z0-9/_.](?:[A-Za-z0-9/_.,@+=()$ -]|:(?! |$))*(?<! )$")]
    private static partial Regex PlainText();
}
