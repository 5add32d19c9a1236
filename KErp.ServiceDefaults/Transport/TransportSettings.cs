using KErp.Names;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KErp.ServiceDefaults;

/// <summary>Outside Development every connection is encrypted and verified, or the program does not start.</summary>
public static class TransportSettings
{
    private const string Encrypted = "https://";
    private static readonly string[] GrpcAddresses = [EnvironmentVariables.TaxScraperUrl, EnvironmentVariables.InsuranceEdiUrl];

    internal const string WhereItHolds = $"outside Development, unless {EnvironmentVariables.AllowPlaintext}=true.";

    /// <summary><c>TLS_CA_FILE</c>, <c>TLS_CERT_FILE</c> and <c>TLS_KEY_FILE</c>.</summary>
    public static ClientTls GetClientTls(this IConfiguration configuration)
    {
        var tls = new ClientTls();
        Read(tls, configuration);
        return tls;
    }

    /// <summary>For programs without a host, which end when there is one; services are checked at start with their other options.</summary>
    /// <returns>All that is wrong, each in a sentence that names the setting.</returns>
    public static IReadOnlyList<string> UnprotectedConnections(this IConfiguration configuration)
    {
        var environment = configuration[ServiceVariables.Environment] ?? configuration["DOTNET_ENVIRONMENT"];
        return [.. Problems(configuration, configuration.GetClientTls(), AllowsPlaintext(configuration, environment))];
    }

    /// <exception cref="ArgumentException">An address that the check at start would not see.</exception>
    internal static void RequireKnown(string grpcAddress)
    {
        if (!GrpcAddresses.Contains(grpcAddress))
            throw new ArgumentException($"{grpcAddress} is not among the gRPC addresses that are checked: {string.Join(", ", GrpcAddresses)}.", nameof(grpcAddress));
    }

    internal static void AddTransport(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(IValidateOptions<ClientTls>)))
            return;
        services.AddSingleton<IValidateOptions<ClientTls>, AtStart>();
        services.AddOptions<ClientTls>().Configure<IConfiguration>(Read).ValidateOnStart();
    }

    private static void Read(ClientTls tls, IConfiguration configuration) =>
        (tls.CaFile, tls.CertificateFile, tls.KeyFile) = (
            Text(configuration, EnvironmentVariables.TlsCaFile), Text(configuration, EnvironmentVariables.TlsCertFile), Text(configuration, EnvironmentVariables.TlsKeyFile));

    private static bool AllowsPlaintext(IConfiguration configuration, string? environment) =>
        environment == Environments.Development || Text(configuration, EnvironmentVariables.AllowPlaintext) is "true";

    private static IEnumerable<string> Problems(IConfiguration configuration, ClientTls tls, bool allowsPlaintext)
    {
        if (Text(configuration, EnvironmentVariables.AllowPlaintext) is not (null or "true" or "false"))
            yield return $"{EnvironmentVariables.AllowPlaintext} must be true or false.";
        foreach (var problem in tls.Problems())
            yield return problem;
        if (allowsPlaintext)
            yield break;
        foreach (var unprotected in ConnectionSettings.Unprotected(configuration))
            yield return unprotected.Message;
        foreach (var name in GrpcAddresses.Where(name => Text(configuration, name)?.StartsWith(Encrypted, StringComparison.OrdinalIgnoreCase) == false))
            yield return $"{name} must start with {Encrypted} {WhereItHolds}";
    }

    private static string? Text(IConfiguration configuration, string name) => configuration[name] is { Length: > 0 } text ? text : null;

    private sealed class AtStart(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<ClientTls>
    {
        public ValidateOptionsResult Validate(string? name, ClientTls options) =>
            Problems(configuration, options, AllowsPlaintext(configuration, environment.EnvironmentName)).ToList() is { Count: > 0 } problems
                ? ValidateOptionsResult.Fail(problems)
                : ValidateOptionsResult.Success;
    }
}
