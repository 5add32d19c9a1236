namespace KErp.ServiceDefaults;

internal static class NatsSetting
{
    private const int StandardPort = 4222;

    public static NatsAddress Read(ConnectionSetting setting)
    {
        var servers = setting.Value.Split(',', StringSplitOptions.TrimEntries)
            .Select(text => ConnectionUrl.Parse(setting, text, "nats", "tls"))
            .ToArray();
        if (servers.Any(server => server.Path.Length > 0 || server.Query.Any()))
            throw setting.Error("must end after the port.");
        var url = string.Join(',', servers.Select(server => $"{server.Scheme}://{server.Authority(StandardPort)}"));
        var login = servers.FirstOrDefault(server => server.User is not null) ?? servers[0];
        return login.Password is null
            ? new NatsAddress(url, null, null, login.User)
            : new NatsAddress(url, login.User, login.Password, null);
    }
}
