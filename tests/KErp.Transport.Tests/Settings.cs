using KErp.Names;
using KErp.Transport.Tests.Servers;
using Microsoft.Extensions.Configuration;

namespace KErp.Transport.Tests;

/// <summary>What an operator sets.</summary>
internal static class Settings
{
    public const string RightHost = "localhost";
    public const string WrongHost = "127.0.0.1";

    public static IConfiguration Of(params (string Name, string? Value)[] variables) => new ConfigurationBuilder()
        .AddInMemoryCollection(variables.Select(variable => KeyValuePair.Create(variable.Name, variable.Value)))
        .Build();

    public static string Postgres(TlsServers servers, string host, string parameters = "?sslmode=verify-full", string user = "owner", string database = "postgres") =>
        $"postgres://{user}:{TlsServers.Password}@{host}:{servers.PostgresPort}/{database}{parameters}";

    public static string Redis(TlsServers servers, string host, string scheme = "rediss") =>
        $"{scheme}://:{TlsServers.Password}@{host}:{servers.RedisPort}";

    public static string Nats(int port, string host, string scheme = "tls") => $"{scheme}://kerp:{TlsServers.Password}@{host}:{port}";

    public static string TaxScraper(int port, string host, string scheme = "https") => $"{scheme}://{host}:{port}";

    public static (string, string?) CaFile(string? file) => (EnvironmentVariables.TlsCaFile, file);
}
