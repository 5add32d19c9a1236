namespace KErp.ServiceDefaults;

/// <summary>The parts of a URL, decoded.</summary>
internal sealed class ConnectionUrl
{
    private readonly Uri _uri;

    private ConnectionUrl(Uri uri) => _uri = uri;

    public string Scheme => _uri.Scheme;

    /// <summary>Without the brackets of an IPv6 address.</summary>
    public string Host => _uri.DnsSafeHost;

    public string? User => Part(0);

    public string? Password => Part(1);

    /// <summary>Without the leading slash.</summary>
    public string Path => Uri.UnescapeDataString(_uri.AbsolutePath.TrimStart('/'));

    public IEnumerable<(string Name, string Value)> Query => _uri.Query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (pair[0], Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? "")));

    public int PortOr(int standard) => _uri.Port > 0 ? _uri.Port : standard;

    /// <summary>The host and port as they stand in a URL.</summary>
    public string Authority(int standardPort) => $"{_uri.Host}:{PortOr(standardPort)}";

    /// <exception cref="ConnectionSettingException">Not a URL of one of the schemes.</exception>
    public static ConnectionUrl Parse(ConnectionSetting setting, string text, params string[] schemes)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || !HasOneReading(uri, text) || uri.Host.Length == 0)
            throw setting.Error("is not a URL. Special characters in user and password must be percent-encoded.");
        return schemes.Contains(uri.Scheme)
            ? new ConnectionUrl(uri)
            : throw setting.Error($"must start with {string.Join(" or ", schemes.Select(scheme => $"{scheme}://"))}.");
    }

    // A password with a bare @, /, ? or # parses, but into the wrong parts: half of it would become a host or a
    // parameter, and be printed as one.
    private static bool HasOneReading(Uri uri, string text) =>
        uri.Fragment.Length == 0 && text.Count(c => c == '@') == (uri.UserInfo.Length > 0 ? 1 : 0);

    private string? Part(int index) =>
        _uri.UserInfo.Split(':', 2).ElementAtOrDefault(index) is { Length: > 0 } part ? Uri.UnescapeDataString(part) : null;
}
