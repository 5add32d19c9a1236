using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace KErp.ServiceDefaults.Tests;

public sealed class TelemetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Protobuf carries its strings as they are, so the received bytes can be searched without a schema.
    [Fact]
    public async Task traces_metrics_and_logs_go_to_the_collector_and_probes_leave_no_trace()
    {
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = await TestService.StartAsync(management: false, map: app => app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.AddOrUpdate(signal, _ => Encoding.UTF8.GetString(body.ToArray()), (_, before) => before + Encoding.UTF8.GetString(body.ToArray()));
        }));
        await using var service = await TestService.StartAsync(
            app => app.MapGet("/traced", (ILogger<TelemetryTests> log) => Hello(log, null)),
            settings: [$"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Public.BaseAddress}", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "OTEL_SERVICE_NAME=kerp-traced"],
            keepLogging: true);

        // The caller is in the same process here, and would be traced too.
        using (SuppressInstrumentationScope.Begin())
        {
            await service.Public.GetAsync("/health/live", Token);
            await service.Public.GetAsync("/traced", Token);
        }

        // The server's span ends after its answer has arrived here.
        var limit = Stopwatch.StartNew();
        while (!received.GetValueOrDefault("traces", "").Contains("/traced", StringComparison.Ordinal) && limit.Elapsed < TimeSpan.FromSeconds(10))
        {
            service.App.Services.GetRequiredService<TracerProvider>().ForceFlush(5_000);
            await Task.Delay(20, Token);
        }

        service.App.Services.GetRequiredService<MeterProvider>().ForceFlush(5_000);
        service.App.Services.GetRequiredService<LoggerProvider>().ForceFlush(5_000);

        Assert.Contains("/traced", received["traces"], StringComparison.Ordinal);
        Assert.DoesNotContain("/health", received["traces"], StringComparison.Ordinal);
        Assert.Contains("http_request_duration_seconds", received["metrics"], StringComparison.Ordinal);
        Assert.Contains("안녕 collector", received["logs"], StringComparison.Ordinal);
        Assert.DoesNotContain("Polly", received["logs"], StringComparison.Ordinal);
        Assert.All(received.Values, text => Assert.Contains("kerp-traced", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ActivityKind.Client, false)]
    [InlineData(ActivityKind.Server, true)]
    [InlineData(ActivityKind.Consumer, true)]
    public async Task a_trace_that_begins_with_an_outgoing_call_is_housekeeping_and_dropped(ActivityKind kind, bool recorded)
    {
        await using var service = await TestService.StartAsync(management: false);
        using var source = new ActivitySource("KErp.Housekeeping");

        using var activity = source.StartActivity("poll", kind, parentContext: default);

        Assert.Equal(recorded, activity?.Recorded ?? false);
    }

    private static readonly Action<ILogger, Exception?> Hello = LoggerMessage.Define(LogLevel.Information, new EventId(1), "안녕 collector");
}
