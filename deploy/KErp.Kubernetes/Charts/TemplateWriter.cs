using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KErp.Kubernetes.Yaml;

namespace KErp.Kubernetes.Charts;

/// <summary>Writes a merged object as a Helm template.</summary>
internal sealed partial class TemplateWriter(ReleaseTokens tokens)
{
    private readonly List<string> _lines = [];

    /// <param name="condition">The template renders nothing where this Helm expression is false; null for always.</param>
    public string Write(ChartNode node, string? condition)
    {
        _lines.Clear();
        Body(node, 0);
        var text = string.Concat(_lines.Select(line => line + "\n"));
        return condition is null ? text : $"{{{{- if {condition} }}}}\n{text}{{{{- end }}}}\n";
    }

    private void Body(ChartNode node, int indent)
    {
        switch (node)
        {
            case ChartMap map:
                foreach (var (key, child) in map.Entries.OrderBy(e => ManifestYaml.Rank(e.Key))) Entry(key, child, indent);
                break;
            case ChartList list:
                foreach (var item in list.Items) Item(item, indent);
                break;
            case Literal literal:
                Lines(ManifestYaml.Write(literal.Node!), indent);
                break;
            default:
                throw new InvalidOperationException($"{node} has no key.");
        }
    }

    private void Entry(string key, ChartNode node, int indent)
    {
        var name = Pad(indent) + Key(key);
        switch (node)
        {
            case Literal literal:
                Lines(ManifestYaml.Write(new JsonObject { [key] = literal.Node?.DeepClone() }), indent);
                break;
            case Expression expression:
                _lines.Add($"{name}: {expression.Text}");
                break;
            case ScalarValue value:
                _lines.Add($"{name}: {{{{ .Values.{value.Path}{(value.IsText ? " | quote" : "")} }}}}");
                break;
            case OptionalValue value:
                _lines.Add($"{Pad(indent)}{{{{- with {Path(value.Path)} }}}}");
                _lines.Add(value.IsScalar ? $"{name}: {{{{ . }}}}" : $"{name}:");
                if (!value.IsScalar) _lines.Add($"{Pad(indent + 2)}{{{{- toYaml . | nindent {indent + 2} }}}}");
                _lines.Add($"{Pad(indent)}{{{{- end }}}}");
                break;
            case Choice choice:
                _lines.Add($"{Pad(indent)}{{{{- if {ChartFiles.IsCanary} }}}}");
                Entry(key, choice.Canary, indent);
                _lines.Add($"{Pad(indent)}{{{{- else }}}}");
                Entry(key, choice.BlueGreen, indent);
                _lines.Add($"{Pad(indent)}{{{{- end }}}}");
                break;
            default:
                _lines.Add($"{name}:");
                Body(node, indent + (node is ChartList ? 0 : 2));
                break;
        }
    }

    /// <summary>The dash takes the place of the first line's indentation, so an item begins with what is always there: its name.</summary>
    private void Item(ChartNode item, int indent)
    {
        var first = _lines.Count;
        Body(item, indent + 2);
        if (_lines[first].TrimStart().StartsWith("{{-", StringComparison.Ordinal)) throw new InvalidOperationException($"An item cannot begin with a condition: {_lines[first]}.");
        _lines[first] = $"{Pad(indent)}- {_lines[first][(indent + 2)..]}";
    }

    private void Lines(string yaml, int indent)
    {
        foreach (var line in yaml.TrimEnd('\n').Split('\n'))
            _lines.Add(line.Length == 0 ? "" : Pad(indent) + tokens.Actions(Braces().Replace(line, "{{ \"$0\" }}")));
    }

    /// <summary>A map of the values that may not be there has no members either.</summary>
    private static string Path(string path)
    {
        var parts = path.Split('.');
        return parts.Length == 1 ? $".Values.{path}" : $"(.Values.{string.Join('.', parts[..^1])}).{parts[^1]}";
    }

    private static string Key(string key) => ManifestYaml.Write(new JsonObject { [key] = 0 })[..^4];

    private static string Pad(int indent) => new(' ', indent);

    [GeneratedRegex(@"\{\{|\}\}")]
    private static partial Regex Braces();
}
