namespace Aspire.Hosting.ApplicationModel;

/// <summary>A NATS server that asks for a user and a password.</summary>
public sealed class NatsServerResource(string name, ParameterResource password) : ContainerResource(name), IResourceWithConnectionString
{
    internal const string PrimaryEndpointName = "tcp";
    internal const string MonitoringEndpointName = "monitor";
    internal const string UserName = "nats";

    public EndpointReference PrimaryEndpoint => field ??= new(this, PrimaryEndpointName);

    /// <summary>Serves <c>/healthz</c>, <c>/varz</c> and <c>/jsz</c> without credentials.</summary>
    public EndpointReference MonitoringEndpoint => field ??= new(this, MonitoringEndpointName);

    public ParameterResource PasswordParameter { get; } = password;

    public bool JetStreamEnabled { get; internal set; }

    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"nats://{UserName}:{PasswordParameter:uri}@{PrimaryEndpoint.Property(EndpointProperty.HostAndPort)}");

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties()
    {
        yield return new("Host", ReferenceExpression.Create($"{PrimaryEndpoint.Property(EndpointProperty.Host)}"));
        yield return new("Port", ReferenceExpression.Create($"{PrimaryEndpoint.Property(EndpointProperty.Port)}"));
        yield return new("Username", ReferenceExpression.Create($"{UserName}"));
        yield return new("Password", ReferenceExpression.Create($"{PasswordParameter}"));
        yield return new("Uri", ConnectionStringExpression);
    }
}
