using KErp.Names;

namespace KErp.AppHost;

internal static class MailServer
{
    private const string LocalFrom = "K-ERP <no-reply@kerp.example>";

    /// <summary>The operator's mail server; on a developer's machine the sandbox, which has no TLS and keeps what it gets.</summary>
    public static IResourceBuilder<ProjectResource> WithMailServer(this IResourceBuilder<ProjectResource> worker, IResourceBuilder<ProjectResource>? sandbox)
    {
        var builder = worker.ApplicationBuilder;
        if (sandbox is null)
            return worker
                .WithEnvironment(EnvironmentVariables.SmtpUrl, builder.AddParameter(Parameters.SmtpUrl, secret: true))
                .WithEnvironment(ServiceVariables.MailFrom, builder.AddParameter(Parameters.MailFrom));

        var address = sandbox.GetEndpoint(Endpoints.Smtp).Property(EndpointProperty.HostAndPort);
        return worker
            .WithEnvironment(EnvironmentVariables.SmtpUrl, ReferenceExpression.Create($"smtp://{address}?tls=none"))
            .WithEnvironment(ServiceVariables.MailFrom, LocalFrom);
    }
}
