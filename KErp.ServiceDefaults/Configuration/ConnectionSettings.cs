using KErp.Names;
using Microsoft.Extensions.Configuration;

namespace KErp.ServiceDefaults;

/// <summary>
/// Where the databases, Redis and NATS are: <c>ConnectionStrings:&lt;name&gt;</c> as Aspire writes it, else the environment
/// variable of the operations guide. Either may hold a URL or the client's own form; the text tells which it is.
/// </summary>
public static class ConnectionSettings
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        [ConnectionNames.Database] = EnvironmentVariables.DatabaseUrl,
        [ConnectionNames.RelayDatabase] = EnvironmentVariables.RelayDatabaseUrl,
        [ConnectionNames.OwnerDatabase] = EnvironmentVariables.OwnerDatabaseUrl,
        [ConnectionNames.Redis] = EnvironmentVariables.RedisUrl,
        [ConnectionNames.Nats] = EnvironmentVariables.NatsUrl,
    };

    /// <summary>A connection string in the keywords of Npgsql, which trusts <c>TLS_CA_FILE</c> unless it names a bundle itself.</summary>
    /// <param name="name">One of <see cref="ConnectionNames"/>.</param>
    /// <exception cref="ConnectionSettingException">Missing, or not readable.</exception>
    public static string GetPostgresConnectionString(this IConfiguration configuration, string name) =>
        PostgresSetting.Read(Find(configuration, name), configuration.GetClientTls().CaFile);

    /// <summary>A configuration string of StackExchange.Redis that keeps trying when Redis is away.</summary>
    /// <exception cref="ConnectionSettingException">Missing, or not readable.</exception>
    public static string GetRedisConnectionString(this IConfiguration configuration, string name = ConnectionNames.Redis) =>
        RedisSetting.Read(Find(configuration, name));

    /// <summary>The servers of NATS and, apart from them, the credentials.</summary>
    /// <exception cref="ConnectionSettingException">Missing, or not readable.</exception>
    public static NatsAddress GetNatsUrl(this IConfiguration configuration, string name = ConnectionNames.Nats) =>
        NatsSetting.Read(Find(configuration, name));

    /// <summary>Every setting that is there and whose connection would not be encrypted and verified, or cannot be read.</summary>
    internal static IEnumerable<ConnectionSettingException> Unprotected(IConfiguration configuration)
    {
        foreach (var name in Variables.Keys)
        {
            if (TryFind(configuration, name) is { } setting && Weakness(setting, name) is { } weakness)
                yield return weakness;
        }
    }

    private static ConnectionSettingException? Weakness(ConnectionSetting setting, string name)
    {
        try
        {
            var (isProtected, rule) = name switch
            {
                ConnectionNames.Redis => (RedisSetting.IsProtected(setting), RedisSetting.ProtectionRule),
                ConnectionNames.Nats => (NatsSetting.IsProtected(setting), NatsSetting.ProtectionRule),
                _ => (PostgresSetting.IsProtected(setting), PostgresSetting.ProtectionRule),
            };
            return isProtected ? null : setting.Error($"{rule} {TransportSettings.WhereItHolds}");
        }
        catch (ConnectionSettingException unreadable)
        {
            return unreadable;
        }
    }

    private static ConnectionSetting Find(IConfiguration configuration, string name) =>
        TryFind(configuration, name) ?? throw (Variables.TryGetValue(name, out var variable)
            ? new ConnectionSettingException(variable, $"is not set, nor is {ConnectionString(name)}.")
            : new ConnectionSettingException(ConnectionString(name), "is not set."));

    private static ConnectionSetting? TryFind(IConfiguration configuration, string name)
    {
        if (configuration.GetConnectionString(name) is { Length: > 0 } given)
            return new ConnectionSetting(ConnectionString(name), given);
        return Variables.TryGetValue(name, out var variable) && configuration[variable] is { Length: > 0 } url
            ? new ConnectionSetting(variable, url)
            : null;
    }

    private static string ConnectionString(string name) => $"ConnectionStrings__{name}";
}
