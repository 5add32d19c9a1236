using System.Data.Common;

namespace KErp.ServiceDefaults;

internal static class PostgresSetting
{
    private const int StandardPort = 5432;

    // libpq's names, and the pool's in the same spelling, to Npgsql's.
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["channel_binding"] = "Channel Binding",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["target_session_attrs"] = "Target Session Attributes",
        ["options"] = "Options",
        ["minimum_pool_size"] = "Minimum Pool Size",
        ["maximum_pool_size"] = "Maximum Pool Size",
        ["command_timeout"] = "Command Timeout",
        ["keepalive"] = "Keepalive",
    };

    private static readonly Dictionary<string, string> SslModes = new()
    {
        ["disable"] = "Disable",
        ["allow"] = "Allow",
        ["prefer"] = "Prefer",
        ["require"] = "Require",
        ["verify-ca"] = "VerifyCA",
        ["verify-full"] = "VerifyFull",
    };

    public static string Read(ConnectionSetting setting) => setting.IsUrl ? FromUrl(setting) : FromKeywords(setting);

    private static string FromUrl(ConnectionSetting setting)
    {
        var url = ConnectionUrl.Parse(setting, setting.Value, "postgres", "postgresql");
        if (url.Path.Length == 0 || url.Path.Contains('/'))
            throw setting.Error("must name one database after the host.");
        var keywords = new DbConnectionStringBuilder
        {
            ["Host"] = url.Host,
            ["Port"] = url.PortOr(StandardPort),
            ["Database"] = url.Path,
        };
        if (url.User is { } user)
            keywords["Username"] = user;
        if (url.Password is { } password)
            keywords["Password"] = password;
        foreach (var (name, value) in url.Query)
            keywords[Keyword(setting, name)] = name == "sslmode" ? SslMode(setting, value) : value;
        return keywords.ConnectionString;
    }

    private static string FromKeywords(ConnectionSetting setting)
    {
        try
        {
            var keywords = new DbConnectionStringBuilder { ConnectionString = setting.Value };
            return keywords.ContainsKey("Host") ? setting.Value : throw setting.Error("names no Host.");
        }
        catch (ArgumentException)
        {
            throw setting.Error("is neither a postgres:// URL nor a list of keyword=value pairs.");
        }
    }

    private static string Keyword(ConnectionSetting setting, string name) =>
        Keywords.TryGetValue(name, out var keyword)
            ? keyword
            : throw setting.Error($"has the unknown parameter '{name}'. Known: {string.Join(", ", Keywords.Keys)}.");

    private static string SslMode(ConnectionSetting setting, string value) =>
        SslModes.TryGetValue(value, out var mode)
            ? mode
            : throw setting.Error($"has an unknown sslmode. Known: {string.Join(", ", SslModes.Keys)}.");
}
