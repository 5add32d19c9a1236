namespace KErp.ServiceDefaults;

/// <summary>Where a gRPC service is: one options value for each configuration key.</summary>
internal sealed class GrpcServiceAddress
{
    public const string Expectation = "must be http://host:port, https://host:port or dns:///host:port.";

    public string? Value { get; set; }

    private Uri Given => new(Value!);

    /// <summary>As the channel takes it: also behind https the name is resolved and balanced here.</summary>
    public Uri Uri => IsTls ? new($"dns:///{Given.Host}:{Given.Port}") : Given;

    public bool IsTls => Given.Scheme == "https";

    public bool IsDns => Uri.Scheme == "dns";

    public bool IsValid => System.Uri.TryCreate(Value, UriKind.Absolute, out var uri) && uri.Scheme switch
    {
        "http" or "https" => uri.Host.Length > 0,
        // dns://server/host would ask a certain name server, which is not supported.
        "dns" => uri.Host.Length == 0 && uri.AbsolutePath.TrimStart('/').Split(':') is [{ Length: > 0 }, var port] && ushort.TryParse(port, out _),
        _ => false,
    };
}
