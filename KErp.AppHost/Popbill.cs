using KErp.Hosting.HostProcesses;
using KErp.Kubernetes.Stages;
using KErp.Names;

namespace KErp.AppHost;

/// <summary>The partner's keys at Popbill and 국세청, and the sandbox that stands for both on a developer's machine.</summary>
internal sealed record Popbill(
    IResourceBuilder<ParameterResource> LinkId,
    IResourceBuilder<ParameterResource> ApiKey,
    IResourceBuilder<ParameterResource> WebhookKey,
    IResourceBuilder<ParameterResource> PartnerNumber,
    IResourceBuilder<ParameterResource> NtsApiKey,
    IResourceBuilder<ProjectResource>? Sandbox);

internal static class PopbillExtensions
{
    private const string SandboxLinkId = "KERP";
    private const string TestService = "POPBILL_TEST";

    // The sandbox takes any key for 국세청, and any business as a member.
    private const string SandboxNtsKey = "sandbox";
    private const string SandboxPartnerNumber = "8888888888";

    /// <summary>The sandbox's own numbers for what Popbill refuses without publishing how (its PopbillErrors).</summary>
    private static readonly Dictionary<string, string> SandboxCodes = new()
    {
        [EnvironmentVariables.PopbillNotAMemberCodes] = "-11900050",
        [EnvironmentVariables.PopbillCertificateMissingCodes] = "-11900051",
        [EnvironmentVariables.PopbillCertificateExpiredCodes] = "-11900052",
        [EnvironmentVariables.PopbillPointsExhaustedCodes] = "-11900053",
    };

    // Linkhub's keys are base64; 44 letters and digits are that too.
    private const int ApiKeyLength = 44;

    public static Popbill AddPopbill(this IDistributedApplicationBuilder builder, LocalEngine engine)
    {
        var apiKey = builder.AddPassword(Parameters.PopbillApiKey, ApiKeyLength);
        var webhookKey = builder.AddPassword(Parameters.PopbillWebhookKey);
        if (builder.ExecutionContext.IsPublishMode)
            return new(
                builder.AddParameter(Parameters.PopbillLinkId),
                apiKey,
                webhookKey,
                builder.AddParameter(Parameters.PopbillPartnerNumber),
                builder.AddParameter(Parameters.NtsApiKey, secret: true),
                Sandbox: null);

        var linkId = builder.AddParameter(Parameters.PopbillLinkId, SandboxLinkId);
        var sandbox = builder.AddService<Projects.KErp_Sandbox>(Resources.Sandbox)
            .WithDevelopmentEnvironment()
            .WithHttpEndpoint(name: Endpoints.Http)
            .WithHttpHealthCheck(HealthPaths.Ready, endpointName: Endpoints.Http)
            .WithEndpoint(name: Endpoints.Smtp, scheme: Endpoints.Smtp, env: ServiceVariables.SandboxSmtpPort)
            .WithEnvironment(ServiceVariables.SandboxLinkId, linkId)
            .WithEnvironment(ServiceVariables.SandboxSecretKey, apiKey)
            .WithEnvironment(ServiceVariables.SandboxDatabase, engine.Data.For("sandbox.db"));
        return new(
            linkId,
            apiKey,
            webhookKey,
            builder.AddParameter(Parameters.PopbillPartnerNumber, SandboxPartnerNumber),
            builder.AddParameter(Parameters.NtsApiKey, SandboxNtsKey, secret: true),
            sandbox);
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
            .WithEnvironment(EnvironmentVariables.PopbillApiKey, popbill.ApiKey)
            .WithEnvironment(EnvironmentVariables.PopbillPartnerNumber, popbill.PartnerNumber)
            .WithEnvironment(EnvironmentVariables.NtsApiKey, popbill.NtsApiKey);
        if (popbill.Sandbox is not { } sandbox)
            return service.WithRealPopbill();

        var address = sandbox.GetEndpoint(Endpoints.Http);
        foreach (var (variable, codes) in SandboxCodes)
            service.WithEnvironment(variable, codes);
        return service
            .WithEnvironment(EnvironmentVariables.PopbillServiceId, TestService)
            .WithEnvironment(EnvironmentVariables.PopbillAuthUrl, address)
            .WithEnvironment(EnvironmentVariables.PopbillApiUrl, address)
            .WithEnvironment(EnvironmentVariables.NtsApiUrl, address)
            .WaitFor(sandbox);
    }

    /// <summary>The test service or the real one, as the environment's file says.</summary>
    private static IResourceBuilder<PythonAppResource> WithRealPopbill(this IResourceBuilder<PythonAppResource> service) =>
        service
            .WithStageValue(EnvironmentVariables.PopbillServiceId, stage => stage.Popbill.ServiceId)
            .WithStageValue(EnvironmentVariables.PopbillAuthUrl, stage => stage.Popbill.AuthUrl)
            .WithStageValue(EnvironmentVariables.PopbillApiUrl, stage => stage.Popbill.ApiUrl)
            .WithStageValue(EnvironmentVariables.NtsApiUrl, stage => stage.NtsApiUrl);
}
