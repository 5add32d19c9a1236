namespace KErp.Manifests.Tests.Reading;

/// <summary>A label selector, with expressions; an empty one selects everything, an absent one nothing.</summary>
internal sealed class Selector(JsonNode? tree)
{
    /// <summary>Of a Service, whose selector is the labels themselves.</summary>
    public static Selector OfService(Manifest service) =>
        new(service.Spec.At("selector") is JsonObject labels ? new JsonObject { ["matchLabels"] = labels.DeepClone() } : null);

    public bool Selects(PodTemplate pod) => Matches(pod.Labels);

    public bool Matches(IReadOnlyDictionary<string, string> labels) =>
        tree is not null
        && tree.Map("matchLabels").All(wanted => labels.TryGetValue(wanted.Key, out var value) && value == wanted.Value)
        && tree.Items("matchExpressions").All(expression => Holds(expression, labels));

    private static bool Holds(JsonNode expression, IReadOnlyDictionary<string, string> labels)
    {
        var value = labels.GetValueOrDefault(expression.Text("key") ?? "");
        var values = expression.Texts("values").ToList();
        return expression.Text("operator") switch
        {
            "In" => value is not null && values.Contains(value),
            "NotIn" => value is null || !values.Contains(value),
            "Exists" => value is not null,
            "DoesNotExist" => value is null,
            _ => false,
        };
    }
}
