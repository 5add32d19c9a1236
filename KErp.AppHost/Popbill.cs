using KErp.Hosting.HostProcesses;
using KErp.Names;

namespace KErp.AppHost;

/// <summary>The partner's keys at Popbill, and the sandbox that stands for Popbill on a developer's machine.</summary>
internal sealed record Popbill(
    IResourceBuilder<ParameterResource> LinkId,
    IResourceBuilder<ParameterResource> ApiKey,
    IResourceBuilder<ParameterResource> WebhookKey,
    IResourceBuilder<ProjectResource>? Sandbox);

internal static class PopbillExtensions
{
    private const string SandboxLinkId = "KERP";
    private const string TestService = "POPBILL_TEST";

    // Linkhub's keys are base64; 44 letters and digits are that too.
    private const int ApiKeyLength = 44;

    public static Popbill AddPopbill(this IDistributedApplicationBuilder builder, LocalEngine engine)
    {
        var apiKey = builder.AddPassword(Parameters.PopbillApiKey, ApiKeyLength);
        var webhookKey = builder.AddPassword(Parameters.PopbillWebhookKey);
        if (builder.ExecutionContext.IsPublishMode)
            return new(builder.AddParameter(Parameters.PopbillLinkId), apiKey, webhookKey, Sandbox: null);

        var linkId = builder.AddParameter(Parameters.PopbillLinkId, SandboxLinkId);
        var sandbox = builder.AddService<Projects.KErp_Sandbox>(Resources.Sandbox)
            .WithDevelopmentEnvironment()
            .WithHttpEndpoint(name: Endpoints.Http)
            .WithHttpHealthCheck(HealthPaths.Ready, endpointName: Endpoints.Http)
            .WithEndpoint(name: Endpoints.Smtp, scheme: Endpoints.Smtp, env: ServiceVariables.SandboxSmtpPort)
            .WithEnvironment(ServiceVariables.SandboxLinkId, linkId)
            .WithEnvironment(ServiceVariables.SandboxSecretKey, apiKey)
            .WithEnvironment(ServiceVariables.SandboxDatabase, engine.Data.For("sandbox.db"));
        return new(linkId, apiKey, webhookKey, sandbox);
    }

    /// <summary>Popbill tells this service of changes; the sandbox does too.</summary>
    public static IResourceBuilder<ProjectResource> WithPopbillWebhook(this IResourceBuilder<ProjectResource> service, Popbill popbill)
    {
        popbill.Sandbox?
            .WithEnvironment(ServiceVariables.SandboxWebhookUrl, ReferenceExpression.Create($"{service.GetEndpoint(Endpoints.Http)}{ProviderWebhook.Path}"))
            .WithEnvironment(ServiceVariables.SandboxWebhookApiKey, popbill.WebhookKey);
        return service.WithEnvironment(EnvironmentVariables.ProviderWebhookKey, popbill.WebhookKey);
    }

    public static IResourceBuilder<PythonAppResource> WithPopbill(this IResourceBuilder<PythonAppResource> service, Popbill popbill)
    {
        service
            .WithEnvironment(EnvironmentVariables.PopbillLinkId, popbill.LinkId)
            .WithEnvironment(EnvironmentVariables.PopbillApiKey, popbill.ApiKey);
        if (popbill.Sandbox is not { } sandbox)
            return service;

        var address = sandbox.GetEndpoint(Endpoints.Http);
        return service
            .WithEnvironment(EnvironmentVariables.PopbillServiceId, TestService)
            .WithEnvironment(EnvironmentVariables.PopbillAuthUrl, address)
            .WithEnvironment(EnvironmentVariables.PopbillApiUrl, address)
            .WaitFor(sandbox);
    }
}
