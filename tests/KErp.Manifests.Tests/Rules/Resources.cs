using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules;

internal static class Resources
{
    /// <param name="side">requests or limits</param>
    public static string? Of(Container container, string side, string resource) => container.Tree.At($"resources.{side}").Entry(resource);
}
