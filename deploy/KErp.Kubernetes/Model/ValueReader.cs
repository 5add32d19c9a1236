using System.Globalization;
using KErp.Kubernetes.Stages;

namespace KErp.Kubernetes.Model;

/// <param name="Text">As the environment variable has it.</param>
/// <param name="IsSecret">A secret parameter is part of it.</param>
internal sealed record ReadValue(string Text, bool IsSecret);

/// <summary>Turns the values of a resource's environment into text, and keeps what other resources they name.</summary>
internal sealed class ValueReader(DistributedApplicationExecutionContext execution, Stage stage, IResource owner, ModelProblems problems)
{
    private readonly List<Target> _targets = [];
    private bool _secret;

    public IReadOnlyList<Target> Targets => _targets;

    /// <returns>Null where the environment leaves the variable out.</returns>
    public async Task<ReadValue?> ReadAsync(object value, CancellationToken cancellation)
    {
        _secret = false;
        return await TextAsync(value, cancellation) is { } text ? new(text, _secret) : null;
    }

    private async Task<string?> TextAsync(object? value, CancellationToken cancellation) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        StageValue byStage => byStage.Of(stage),
        ParameterResource parameter => Parameter(parameter),
        EndpointReference endpoint => Address(endpoint.Property(EndpointProperty.Url)),
        EndpointReferenceExpression endpoint => Address(endpoint),
        ConnectionStringReference connection => await TextAsync(connection.Resource, cancellation),
        PostgresRoleResource role => PostgresUrl(role.Parent, role.RoleName, role.PasswordParameter),
        PostgresDatabaseResource database => PostgresUrl(database, ServerUser, database.Parent.PasswordParameter),
        RedisResource redis => RedisUrl(redis),
        IResourceWithConnectionString connected => await TextAsync(connected.ConnectionStringExpression, cancellation),
        ReferenceExpression expression => await Formatted(expression, cancellation),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Unknown(value),
    };

    private const string ServerUser = "postgres";

    private string PostgresUrl(PostgresDatabaseResource database, string user, ParameterResource password)
    {
        var server = Address(database.Parent.PrimaryEndpoint.Property(EndpointProperty.HostAndPort));
        return $"postgres://{user}:{Parameter(password)}@{server}/{database.DatabaseName}";
    }

    private string RedisUrl(RedisResource redis)
    {
        var server = Address(redis.PrimaryEndpoint.Property(EndpointProperty.HostAndPort));
        return $"redis://:{(redis.PasswordParameter is { } password ? Parameter(password) : "")}@{server}";
    }

    private string Parameter(ParameterResource parameter)
    {
        if (parameter.Secret)
        {
            _secret = true;
            return DevSecret.For(parameter.Name);
        }

        if (stage.Parameters.TryGetValue(parameter.Name, out var value)) return value;
        problems.Add(owner, $"parameter '{parameter.Name}' has no value in the parameters of {stage.Environment}.tfvars.json.");
        return "";
    }

    private string Address(EndpointReferenceExpression expression)
    {
        var endpoint = expression.Endpoint;
        var annotation = endpoint.Resource.Annotations.OfType<EndpointAnnotation>().SingleOrDefault(e => e.Name == endpoint.EndpointName);
        if (annotation?.TargetPort is not { } port)
        {
            problems.Add(owner, $"refers to '{endpoint.Resource.Name}:{endpoint.EndpointName}', which has no port in the cluster.");
            return "";
        }

        _targets.Add(new Target(endpoint.Resource, port));
        var host = endpoint.Resource.Name;
        var scheme = annotation.UriScheme == "http" && !stage.RunsEverything ? "https" : annotation.UriScheme;
        return expression.Property switch
        {
            EndpointProperty.Url => $"{scheme}://{host}:{port}",
            EndpointProperty.Host => host,
            EndpointProperty.Port or EndpointProperty.TargetPort => port.ToString(CultureInfo.InvariantCulture),
            EndpointProperty.HostAndPort => $"{host}:{port}",
            EndpointProperty.Scheme => scheme,
            _ => Unknown(expression.Property),
        };
    }

    private async Task<string?> Formatted(ReferenceExpression expression, CancellationToken cancellation)
    {
        if (expression.IsConditional) return Unknown(expression);
        var parts = new object?[expression.ValueProviders.Count];
        for (var i = 0; i < parts.Length; i++) parts[i] = await TextAsync(expression.ValueProviders[i], cancellation);
        return string.Format(CultureInfo.InvariantCulture, expression.Format, parts);
    }

    private string Unknown(object value)
    {
        problems.Add(owner, $"a value of type {value.GetType().Name} cannot be published in {execution.Operation} mode.");
        return "";
    }
}
