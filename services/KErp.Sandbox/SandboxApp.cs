using KErp.Sandbox.Accounts;
using KErp.Sandbox.Businesses;
using KErp.Sandbox.Faults;
using KErp.Sandbox.HomeTax;
using KErp.Sandbox.Linkhub;
using KErp.Sandbox.Mails;
using KErp.Sandbox.Popbill;
using KErp.Sandbox.Storage;
using KErp.Sandbox.Webhooks;
using KErp.ServiceDefaults;

namespace KErp.Sandbox;

/// <summary>The whole simulator: what it is made of and what it answers.</summary>
public static class SandboxApp
{
    /// <param name="args">Command line, as <c>--Sandbox:LinkId=…</c>.</param>
    /// <param name="clock">The clock of token life, signature dates and NTS states; tests freeze it.</param>
    /// <exception cref="SandboxRefusedToStartException">Production, bad options, or a database it cannot use.</exception>
    public static WebApplication Create(string[] args, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (builder.Environment.IsProduction())
            throw new SandboxRefusedToStartException(
                "KErp.Sandbox simulates Popbill and never runs in Production (an unset environment is Production). "
                + "Set ASPNETCORE_ENVIRONMENT=Development.");

        builder.AddServiceDefaults();
        AddSandbox(builder, clock ?? TimeProvider.System);

        var app = builder.Build();
        app.UseHttpMethodOverride();
        app.UseRouting();
        app.MapDefaultEndpoints();
        app.MapLinkhub();
        app.MapPopbill();
        app.MapPopbillSwitches();
        app.MapAccounts();
        app.MapBusinesses();
        app.MapHomeTax();
        app.MapWebhooks();
        app.MapMails();
        app.MapFaultSwitches();
        app.Services.GetRequiredService<SandboxDatabase>().Open();
        return app;
    }

    private static void AddSandbox(WebApplicationBuilder builder, TimeProvider clock)
    {
        var options = SandboxOptions.Read(builder.Configuration, builder.Environment);
        builder.Services
            .AddSingleton(options)
            .AddSingleton(clock)
            .AddSingleton<LinkhubSignature>()
            .AddSingleton<BearerTokens>()
            .AddSingleton<FaultSwitches>()
            .AddSingleton<SandboxDatabase>()
            .AddPopbill()
            .AddAccounts()
            .AddBusinesses()
            .AddHomeTax()
            .AddWebhooks()
            .AddMailServer()
            .AddProblemDetails()
            .ConfigureHttpJsonOptions(json => SandboxJson.Apply(json.SerializerOptions));
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("sandbox-database", tags: ["ready"]);
    }
}
