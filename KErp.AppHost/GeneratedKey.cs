using System.Security.Cryptography;
using Aspire.Hosting.Publishing;

namespace KErp.AppHost;

/// <summary>A random 256-bit key with an id, as <c>local:base64</c>.</summary>
internal sealed class GeneratedKey : ParameterDefault
{
    private const string Id = "local";
    private const int Bytes = 32;

    public override string GetDefaultValue() => $"{Id}:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes))}";

    /// <summary>Nothing: in a cluster the operator brings the key.</summary>
    public override void WriteToManifest(ManifestPublishingContext context)
    {
    }
}

internal static class GeneratedKeyExtensions
{
    /// <summary>Keys with ids that can be rotated; run mode generates one and keeps it in the user secrets.</summary>
    public static IResourceBuilder<ParameterResource> AddKeyRing(this IDistributedApplicationBuilder builder, string name) =>
        builder.ExecutionContext.IsPublishMode
            ? builder.AddParameter(name, secret: true)
            : builder.AddParameter(name, new GeneratedKey(), secret: true, persist: true);
}
