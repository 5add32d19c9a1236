namespace KErp.ServiceDefaults;

internal static class NatsSetting
{
    public const string ProtectionRule = "must start with tls://";
    private const int StandardPort = 4222;
    private const string Encrypted = "tls";

    public static NatsAddress Read(ConnectionSetting setting)
    {
        var servers = setting.Value.Split(',', StringSplitOptions.TrimEntries)
            .Select(text => ConnectionUrl.Parse(setting, text, "nats", Encrypted))
            .ToArray();
        if (servers.Any(server => server.Path.Length > 0 || server.Query.Any()))
            throw setting.Error("must end after the port.");
        if (servers.DistinctBy(server => server.Scheme).Count() > 1)
            throw setting.Error("must use nats:// or tls:// for all servers.");
        var url = string.Join(',', servers.Select(server => $"{server.Scheme}://{server.Authority(StandardPort)}"));
        var login = servers.FirstOrDefault(server => server.User is not null) ?? servers[0];
        return login.Password is null
            ? new NatsAddress(url, null, null, login.User)
            : new NatsAddress(url, login.User, login.Password, null);
    }

    /// <summary>Encrypted; the client then always verifies chain and host name.</summary>
    public static bool IsProtected(ConnectionSetting setting) =>
        Read(setting).Url.StartsWith($"{Encrypted}://", StringComparison.Ordinal);
}
