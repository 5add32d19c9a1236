using System.Data.Common;

namespace KErp.ServiceDefaults;

internal static class PostgresSetting
{
    public const string ProtectionRule = "must have sslmode=verify-full";
    private const int StandardPort = 5432;
    private const string SslModeKeyword = "SSL Mode";
    private const string RootCertificate = "Root Certificate";

    // libpq's names, and the pool's in the same spelling, to Npgsql's.
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["sslmode"] = SslModeKeyword,
        ["sslrootcert"] = RootCertificate,
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

    /// <param name="caFile">Whom a connection that verifies trusts, unless the setting says so itself; the system's issuers when null.</param>
    public static string Read(ConnectionSetting setting, string? caFile)
    {
        var keywords = Parse(setting);
        if (caFile is null || !Modes(keywords).Any(mode => mode.StartsWith("verify", StringComparison.OrdinalIgnoreCase)) || Values(keywords, RootCertificate).Any())
            return setting.IsUrl ? keywords.ConnectionString : setting.Value;
        keywords[RootCertificate] = caFile;
        return keywords.ConnectionString;
    }

    /// <summary>Encrypted, and both chain and host name are verified.</summary>
    public static bool IsProtected(ConnectionSetting setting)
    {
        var modes = Modes(Parse(setting)).ToList();
        return modes.Count > 0 && modes.TrueForAll(mode => mode.Equals(SslModes["verify-full"], StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Modes(DbConnectionStringBuilder keywords) => Values(keywords, SslModeKeyword);

    // Npgsql takes its keywords with and without their blanks.
    private static IEnumerable<string> Values(DbConnectionStringBuilder keywords, string keyword) =>
        ((string[])[keyword, keyword.Replace(" ", "", StringComparison.Ordinal)]).Where(keywords.ContainsKey).Select(name => $"{keywords[name]}");

    private static DbConnectionStringBuilder Parse(ConnectionSetting setting) => setting.IsUrl ? FromUrl(setting) : FromKeywords(setting);

    private static DbConnectionStringBuilder FromUrl(ConnectionSetting setting)
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
        return keywords;
    }

    private static DbConnectionStringBuilder FromKeywords(ConnectionSetting setting)
    {
        try
        {
            var keywords = new DbConnectionStringBuilder { ConnectionString = setting.Value };
            return keywords.ContainsKey("Host") ? keywords : throw setting.Error("names no Host.");
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
