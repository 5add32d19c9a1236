using System.Text.Json.Nodes;

namespace KErp.Kubernetes.Charts;

/// <summary>A part of a template.</summary>
internal abstract record ChartNode;

/// <summary>The same in every variant.</summary>
internal sealed record Literal(JsonNode? Node) : ChartNode;

internal sealed record ChartMap(IReadOnlyList<(string Key, ChartNode Node)> Entries) : ChartNode;

internal sealed record ChartList(IReadOnlyList<ChartNode> Items) : ChartNode;

/// <summary>A text or number of the values.</summary>
internal sealed record ScalarValue(string Path, bool IsText) : ChartNode;

/// <summary>A map or list of the values, or what some releases leave out.</summary>
internal sealed record OptionalValue(string Path, bool IsScalar) : ChartNode;

/// <summary>A Helm expression.</summary>
internal sealed record Expression(string Text) : ChartNode;

/// <summary>One or the other, by the value <c>strategy</c>.</summary>
internal sealed record Choice(ChartNode BlueGreen, ChartNode Canary) : ChartNode;
