using System.Text.Json.Nodes;
using KErp.Kubernetes.Model;
using KErp.Kubernetes.Releases;

namespace KErp.Kubernetes.Charts;

/// <summary>One object as every variant has it, made into one template; the values go to the variants.</summary>
internal sealed class ChartMerge(string kind, bool servesGrpc, ModelProblems problems)
{
    private sealed record Form(ChartVariant Variant, JsonNode? Node);

    public ChartNode Merge(IEnumerable<(ChartVariant Variant, JsonObject Tree)> forms) =>
        Merge("", [.. forms.Select(f => new Form(f.Variant, f.Tree))], chosen: null);

    private ChartNode Merge(string path, IReadOnlyList<Form> forms, Strategy? chosen)
    {
        if (path == ChartBindings.PodChecksum) return new Expression(ChartBindings.PodChecksumExpression);
        if (ChartBindings.Find(kind, path, chosen, servesGrpc) is { } binding) return Bound(binding, path, forms);
        if (chosen is null && ChartBindings.IsChosen(kind, path)) return Chosen(path, forms);
        if (forms.All(f => f.Node is JsonObject)) return Map(path, forms, chosen);
        if (forms.All(f => f.Node is JsonArray) && forms.Select(f => f.Node!.AsArray().Count).Distinct().Count() == 1) return List(path, forms, chosen);
        if (forms.FirstOrDefault(f => !JsonNode.DeepEquals(f.Node, forms[0].Node)) is { } other)
            problems.Add($"{kind} {path} differs between {forms[0].Variant} and {other.Variant}, and no value of the chart is bound to it.");
        return new Literal(forms[0].Node?.DeepClone());
    }

    private ChartNode Bound(Binding binding, string path, IReadOnlyList<Form> forms)
    {
        foreach (var form in forms.Where(f => f.Node is not null && !f.Variant.Set(binding.Value, f.Node)))
            problems.Add($"{kind} {path}: the value {binding.Value} of {form.Variant} stands for two different things.");
        var present = forms.Select(f => f.Node).OfType<JsonNode>().ToList();
        var isScalar = present.All(n => n is JsonValue);
        return isScalar && present.Count == forms.Count
            ? new ScalarValue(binding.Value, present.All(n => n.GetValueKind() == System.Text.Json.JsonValueKind.String))
            : new OptionalValue(binding.Value, isScalar);
    }

    private ChartNode Chosen(string path, IReadOnlyList<Form> forms)
    {
        ChartNode Of(Strategy strategy) => Merge(path, [.. forms.Where(f => f.Variant.Strategy == strategy)], strategy);
        return forms.All(f => f.Variant.Strategy == Strategy.BlueGreen) ? Of(Strategy.BlueGreen) : new Choice(Of(Strategy.BlueGreen), Of(Strategy.Canary));
    }

    private ChartNode Map(string path, IReadOnlyList<Form> forms, Strategy? chosen)
    {
        var keys = forms.SelectMany(f => f.Node!.AsObject().Select(e => e.Key)).Distinct();
        var entries = keys.Select(key => (key, Merge(path.Length == 0 ? key : $"{path}.{key}", [.. forms.Select(f => f with { Node = f.Node!.AsObject()[key] })], chosen))).ToList();
        return entries.All(e => e.Item2 is Literal) ? new Literal(forms[0].Node!.DeepClone()) : new ChartMap(entries);
    }

    private ChartNode List(string path, IReadOnlyList<Form> forms, Strategy? chosen)
    {
        var items = Enumerable.Range(0, forms[0].Node!.AsArray().Count)
            .Select(i => Merge($"{path}[{i}]", [.. forms.Select(f => f with { Node = f.Node!.AsArray()[i] })], chosen)).ToList();
        return items.All(i => i is Literal) ? new Literal(forms[0].Node!.DeepClone()) : new ChartList(items);
    }
}
