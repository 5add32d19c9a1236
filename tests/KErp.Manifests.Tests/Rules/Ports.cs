using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules;

internal static class Ports
{
    /// <param name="port">A number or a name.</param>
    public static bool Has(Container container, string? port) =>
        port is not null && container.Ports.Any(own => own.Text("name") == port || own.Text("containerPort") == port);
}
