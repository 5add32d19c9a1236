using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KErp.ServiceDefaults;

internal static class ConsoleLogging
{
    // At Information the framework logs every request with its query, probes included, and every attempt of an
    // HttpClient: the exporter that ships logs is one, and would log about itself for ever.
    private static readonly string[] Chatty = ["Microsoft.AspNetCore", "System.Net.Http.HttpClient", "Polly"];

    /// <summary>One line an entry with its trace id: readable in Development, JSON everywhere else.</summary>
    public static void AddConsoleLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.Configure(options =>
            options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        foreach (var category in Chatty.Where(category => builder.Configuration[$"Logging:LogLevel:{category}"] is null))
            builder.Logging.AddFilter(category, LogLevel.Warning);
        if (builder.Environment.IsDevelopment())
            AddLines(builder.Logging);
        else
            AddJson(builder.Logging);
    }

    private static void AddLines(ILoggingBuilder logging) => logging.AddSimpleConsole(options =>
    {
        options.SingleLine = true;
        options.IncludeScopes = true;
        options.TimestampFormat = "HH:mm:ss.fff ";
    });

    private static void AddJson(ILoggingBuilder logging) => logging.AddJsonConsole(options =>
    {
        options.IncludeScopes = true;
        options.UseUtcTimestamp = true;
        options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        // Korean text and quotes stay readable for whoever greps. What is relaxed matters inside HTML only.
        options.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    });
}
