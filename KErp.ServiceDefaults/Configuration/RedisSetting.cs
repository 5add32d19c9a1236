using System.Globalization;

namespace KErp.ServiceDefaults;

internal static class RedisSetting
{
    public const string ProtectionRule = "must start with rediss:// or have ssl=true";
    private const int StandardPort = 6379;
    private const string Encrypt = "ssl=true";

    // Without it a client that starts before Redis gives up for good; Redis is a cache here, not a condition to start.
    private const string KeepTrying = "abortConnect=false";

    public static string Read(ConnectionSetting setting)
    {
        if (setting.IsUrl)
            return FromUrl(setting);
        return setting.Value.Contains("abortConnect", StringComparison.OrdinalIgnoreCase) ? setting.Value : $"{setting.Value},{KeepTrying}";
    }

    /// <summary>Encrypted; the client then always verifies chain and host name.</summary>
    public static bool IsProtected(ConnectionSetting setting) =>
        // The client takes the last one.
        Read(setting).Split(',', StringSplitOptions.TrimEntries)
            .LastOrDefault(option => option.StartsWith("ssl=", StringComparison.OrdinalIgnoreCase))
            is { } last && last.Equals(Encrypt, StringComparison.OrdinalIgnoreCase);

    private static string FromUrl(ConnectionSetting setting)
    {
        var url = ConnectionUrl.Parse(setting, setting.Value, "redis", "rediss");
        if (url.Query.Any())
            throw setting.Error("must have no parameters.");
        List<string> options = [url.Authority(StandardPort), KeepTrying];
        if (url.User is { } user)
            options.Add($"user={Plain(setting, user)}");
        if (url.Password is { } password)
            options.Add($"password={Plain(setting, password)}");
        if (url.Scheme == "rediss")
            options.Add(Encrypt);
        if (url.Path.Length > 0)
            options.Add($"defaultDatabase={Database(setting, url.Path)}");
        return string.Join(',', options);
    }

    private static int Database(ConnectionSetting setting, string path) =>
        int.TryParse(path, NumberStyles.None, CultureInfo.InvariantCulture, out var database)
            ? database
            : throw setting.Error("must end in the number of a database or nothing.");

    // StackExchange.Redis splits at commas and trims; its form knows no quoting.
    private static string Plain(ConnectionSetting setting, string text) =>
        text.Contains(',') || text.Trim() != text
            ? throw setting.Error("has a comma or an outer blank in user or password, which the Redis client cannot be given.")
            : text;
}
