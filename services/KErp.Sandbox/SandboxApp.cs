using System.Text.Encodings.Web;
using KErp.Sandbox.Faults;
using KErp.Sandbox.Linkhub;
using KErp.Sandbox.Mails;
using KErp.Sandbox.Popbill;
using KErp.Sandbox.Storage;
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
        app.MapDefaultEndpoints();
        app.MapLinkhub();
        app.MapPopbill();
        app.MapIssuedCounters();
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
            .AddSingleton<InvoiceStore>()
            .AddSingleton<IssueCounters>()
            .AddSingleton<NtsTransmission>()
            .AddMailServer()
            .AddProblemDetails()
            .ConfigureHttpJsonOptions(json =>
            {
                // Popbill sends Korean as it is, not as \u escapes, and leaves out what has no value.
                json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
                json.SerializerOptions.DefaultIgnoreCondition =
                    System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull;
            });
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("sandbox-database", tags: ["ready"]);
    }
}
