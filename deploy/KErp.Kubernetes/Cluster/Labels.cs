namespace KErp.Kubernetes.Cluster;

/// <summary>The labels that policies, budgets, monitors and scripts select by.</summary>
internal static class Labels
{
    public const string PartOf = "kerp";
    public const string App = "app";
    public const string Name = "app.kubernetes.io/name";
    public const string Component = "app.kubernetes.io/component";

    /// <summary>Whoever looks at an object in a cluster sees that editing it there will not last.</summary>
    private const string Publisher = "kerp-publish";

    /// <summary>The team that answers for it, as routes of Alertmanager name it.</summary>
    private const string Owner = "platform";

    public static SortedDictionary<string, string> Of(string app, string component) => new(StringComparer.Ordinal)
    {
        [App] = app,
        [Name] = app,
        ["app.kubernetes.io/instance"] = app,
        [Component] = component,
        ["app.kubernetes.io/managed-by"] = Publisher,
        ["app.kubernetes.io/part-of"] = PartOf,
        ["owner"] = Owner,
    };

    public static V1LabelSelector Selector(string app) => new() { MatchLabels = new Dictionary<string, string> { [App] = app } };

    public static V1ObjectMeta Metadata(string name, string app, string component, string ns = Namespaces.Kerp) =>
        new() { Name = name, NamespaceProperty = ns, Labels = Of(app, component) };
}
