using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules;

internal static class Probe
{
    private static readonly string[] Handlers = ["httpGet", "grpc", "tcpSocket", "exec"];

    public static IReadOnlyList<string> Names { get; } = ["livenessProbe", "readinessProbe", "startupProbe"];

    /// <summary>What it asks, without how often.</summary>
    public static JsonObject HandlerOf(JsonNode probe) =>
        new(Handlers.Where(probe.Has).Select(handler => KeyValuePair.Create(handler, probe.At(handler)?.DeepClone())));

    public static string? PortOf(JsonNode? probe) => Handlers.Select(handler => probe.Text($"{handler}.port")).FirstOrDefault(port => port is not null);
}
