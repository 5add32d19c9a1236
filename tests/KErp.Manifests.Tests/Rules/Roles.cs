using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules;

internal static class Roles
{
    public static IEnumerable<JsonNode> RulesOf(Manifest manifest) => manifest.Kind is "Role" or "ClusterRole" ? manifest.Tree.Items("rules") : [];

    public static bool Grants(Manifest manifest, string[] resources, string[] verbs) => RulesOf(manifest).Any(rule =>
        rule.Texts("resources").Any(resource => resource == "*" || resources.Contains(resource)) && rule.Texts("verbs").Any(verb => verb == "*" || verbs.Contains(verb)));
}
