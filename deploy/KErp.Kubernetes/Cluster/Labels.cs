namespace KErp.Kubernetes.Cluster;

/// <summary>The labels that policies, budgets, monitors and scripts select by.</summary>
internal static class Labels
{
    public const string PartOf = "kerp";
    public const string App = "app";
    public const string Name = "app.kubernetes.io/name";
    public const string Component = "app.kubernetes.io/component";

    public static SortedDictionary<string, string> Of(string app, string component) => new(StringComparer.Ordinal)
    {
        [App] = app,
        [Name] = app,
        ["app.kubernetes.io/instance"] = app,
        [Component] = component,
        ["app.kubernetes.io/part-of"] = PartOf,
    };

    public static V1LabelSelector Selector(string app) => new() { MatchLabels = new Dictionary<string, string> { [App] = app } };

    public static V1ObjectMeta Metadata(string name, string app, string component, string ns = Namespaces.Kerp) =>
        new() { Name = name, NamespaceProperty = ns, Labels = Of(app, component) };
}
