using System.ComponentModel.DataAnnotations;
using System.Net;

namespace KErp.Api.Edge;

/// <summary>What the public listener takes from a client, and whose word it takes for where a client is.</summary>
public sealed class EdgeOptions : IValidatableObject
{
    public const string Section = "Edge";

    [Range(1024, 100 * 1024 * 1024)]
    public int MaxBodyBytes { get; init; } = 256 * 1024;

    /// <summary>A body that arrives more slowly, once <see cref="BodyGracePeriod"/> is over, ends the request.</summary>
    [Range(1, 1024 * 1024)]
    public int MinBodyBytesPerSecond { get; init; } = 240;

    [Range(typeof(TimeSpan), "00:00:01.5", "00:01:00")]
    public TimeSpan BodyGracePeriod { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a client may take over the headers of a request.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan HeadersTimeout { get; init; } = TimeSpan.FromSeconds(15);

    [Range(4 * 1024, 128 * 1024)]
    public int MaxHeaderBytes { get; init; } = 32 * 1024;

    /// <summary>Addresses or networks (<c>10.0.0.0/16</c>) whose <c>X-Forwarded-For</c> and <c>-Proto</c> are believed. None: nobody's.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>How many trusted proxies a request passes, one behind the other.</summary>
    [Range(1, 10)]
    public int ProxyHops { get; init; } = 1;

    internal IEnumerable<IPNetwork> TrustedNetworks => TrustedProxies.Select(proxy => ParseNetwork(proxy)!.Value);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        TrustedProxies.Where(proxy => ParseNetwork(proxy) is null).Select(proxy => new ValidationResult(
            $"'{proxy}' is neither an address nor a network smaller than the whole internet.", [nameof(TrustedProxies)]));

    private static IPNetwork? ParseNetwork(string text)
    {
        if (IPAddress.TryParse(text, out var address)) return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0 ? network : null;
    }
}
