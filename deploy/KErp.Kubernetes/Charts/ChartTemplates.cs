using System.Text.Json.Nodes;
using KErp.Kubernetes.Model;
using KErp.Kubernetes.Releases;

namespace KErp.Kubernetes.Charts;

internal sealed record ChartTemplate(string Kind, string Text);

/// <summary>One template for each object that a release may have.</summary>
internal static class ChartTemplates
{
    public static IEnumerable<ChartTemplate> Of(IReadOnlyList<ChartVariant> variants, Workload sample, ModelProblems problems)
    {
        var servesGrpc = ChartVariants.ServesGrpc(sample);
        var writer = new TemplateWriter(ReleaseTokens.ForTemplates(servesGrpc));
        foreach (var id in variants.SelectMany(v => v.Objects.Select(IdOf)).Distinct())
        {
            var forms = variants.Select(v => (v, Tree: v.Objects.SingleOrDefault(o => IdOf(o) == id))).ToList();
            var condition = Condition(id.Kind, forms, problems);
            var merged = new ChartMerge(id.Kind, servesGrpc, problems).Merge(forms.Where(f => f.Tree is not null).Select(f => (f.v, f.Tree!)));
            yield return new(id.Kind, writer.Write(merged, condition));
        }
    }

    private static (string Kind, string Name) IdOf(JsonObject tree) => ($"{tree["kind"]}", $"{tree["metadata"]!["name"]}");

    private static string? Condition(string kind, IReadOnlyList<(ChartVariant Variant, JsonObject? Tree)> forms, ModelProblems problems)
    {
        if (ChartBindings.Switches.TryGetValue(kind, out var value))
        {
            foreach (var (variant, tree) in forms) variant.Set(value, JsonValue.Create(tree is not null));
            return $".Values.{value}";
        }

        if (forms.All(f => f.Tree is not null)) return null;
        var strategies = forms.Where(f => f.Tree is not null).Select(f => f.Variant.Strategy).Distinct().ToList();
        if (strategies.Count == 1 && forms.All(f => f.Tree is not null == (f.Variant.Strategy == strategies[0])))
            return strategies[0] == Strategy.Canary ? ChartFiles.IsCanary : ChartFiles.IsCanary.Replace("eq", "ne", StringComparison.Ordinal);
        problems.Add($"{kind}: {forms.First(f => f.Tree is null).Variant} has none, and no value of the chart turns it off.");
        return null;
    }
}
