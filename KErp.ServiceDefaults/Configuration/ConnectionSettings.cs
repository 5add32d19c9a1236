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
        [ConnectionNames.SealerDatabase] = EnvironmentVariables.SealerDatabaseUrl,
        [ConnectionNames.OwnerDatabase] = EnvironmentVariables.OwnerDatabaseUrl,
        [ConnectionNames.Redis] = EnvironmentVariables.RedisUrl,
        [ConnectionNames.Nats] = EnvironmentVariables.NatsUrl,
    };

    /// <summary>A connection string in the keywords of Npgsql.</summary>
    /// <param name="name">One of <see cref="ConnectionNames"/>.</param>
    /// <exception cref="ConnectionSettingException">Missing, or not readable.</exception>
    public static string GetPostgresConnectionString(this IConfiguration configuration, string name) =>
        PostgresSetting.Read(Find(configuration, name));

    /// <summary>A configuration string of StackExchange.Redis that keeps trying when Redis is away.</summary>
    /// <exception cref="ConnectionSettingException">Missing, or not readable.</exception>
    public static string GetRedisConnectionString(this IConfiguration configuration, string name = ConnectionNames.Redis) =>
        RedisSetting.Read(Find(configuration, name));

    /// <summary>The servers of NATS and, apart from them, the credentials.</summary>
    /// <exception cref="ConnectionSettingException">Missing, or not readable.</exception>
    public static NatsAddress GetNatsUrl(this IConfiguration configuration, string name = ConnectionNames.Nats) =>
        NatsSetting.Read(Find(configuration, name));

    private static ConnectionSetting Find(IConfiguration configuration, string name)
    {
        var connectionString = $"ConnectionStrings__{name}";
        if (configuration.GetConnectionString(name) is { Length: > 0 } given)
            return new ConnectionSetting(connectionString, given);
        if (!Variables.TryGetValue(name, out var variable))
            throw new ConnectionSettingException(connectionString, "is not set.");
        return configuration[variable] is { Length: > 0 } url
            ? new ConnectionSetting(variable, url)
            : throw new ConnectionSettingException(variable, $"is not set, nor is {connectionString}.");
    }
}
