using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace KErp.ServiceDefaults;

internal static class Telemetry
{
    // Covers every name in KErp.Names.TelemetrySources, the future ones included.
    private const string OwnSources = "KErp.*";

    // The database driver's activity source and meter, by name: this library does not reference it.
    private const string DatabaseDriver = "Npgsql";

    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceName = "OTEL_SERVICE_NAME";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OperationalRequests>();
        builder.Services.AddSingleton<HttpMetrics>();
        builder.Services.AddSingleton<IStartupFilter, HttpMetricsStartupFilter>();
        builder.Services.AddHostedService<HttpMetricsAtStart>();

        var name = builder.Configuration[ServiceName] ?? builder.Environment.ApplicationName;
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(name))
            .WithTracing(AddTraces)
            .WithMetrics(metrics => AddMetrics(metrics, builder.ManagementPort()));
        if (!string.IsNullOrEmpty(builder.Configuration[OtlpEndpoint]))
            builder.AddOtlp(telemetry);
    }

    private static void AddTraces(TracerProviderBuilder traces)
    {
        traces.SetSampler(new ParentBasedSampler(new HousekeepingSampler()));
        traces.AddSource(OwnSources, DatabaseDriver).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation();
        traces.ConfigureServices(services => services
            .AddOptions<OpenTelemetry.Instrumentation.AspNetCore.AspNetCoreTraceInstrumentationOptions>()
            .Configure<OperationalRequests>((options, operational) => options.Filter = context => !operational.Contains(context)));
    }

    private static void AddMetrics(MeterProviderBuilder metrics, int? managementPort)
    {
        metrics.AddMeter(OwnSources, DatabaseDriver)
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddRuntimeInstrumentation();
        if (managementPort is not null)
            // A scope label on every series is none of the guide's labels.
            metrics.AddPrometheusExporter(options => options.ScopeInfoEnabled = false);
    }

    private static void AddOtlp(this WebApplicationBuilder builder, OpenTelemetryBuilder telemetry)
    {
        builder.Logging.AddOpenTelemetry(options =>
        {
            options.IncludeFormattedMessage = true;
            options.IncludeScopes = true;
        });
        telemetry.UseOtlpExporter();
    }
}
