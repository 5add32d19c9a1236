using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KErp.Sandbox.Tests;

/// <summary>An event as the partner got it.</summary>
internal sealed record ReceivedEvent(IReadOnlyDictionary<string, string> Headers, Answer Body)
{
    public string Mid => Headers["Pb-Webhook-MID"];

    public string Summary => $"{Headers["Pb-Webhook-EventType"]} {Body["stateCode"]}";
}

/// <summary>The partner's side of the webhook, with an answer that a test chooses.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly Channel<ReceivedEvent> _received = Channel.CreateUnbounded<ReceivedEvent>();
    private readonly WebApplication _app;

    private WebhookReceiver(WebApplication app) => _app = app;

    public (int Status, string Body) Answer { get; set; } = (200, "OK");

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/hook";

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var receiver = new WebhookReceiver(builder.Build());
        receiver._app.MapPost("/hook", receiver.TakeAsync);
        await receiver._app.StartAsync(SandboxHost.Cancellation);
        return receiver;
    }

    /// <exception cref="TimeoutException">None came in half a minute.</exception>
    public Task<ReceivedEvent> NextAsync() =>
        _received.Reader.ReadAsync(SandboxHost.Cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(30), SandboxHost.Cancellation);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var headers = request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        await _received.Writer.WriteAsync(new ReceivedEvent(headers, new Answer(200, "", await reader.ReadToEndAsync())));
        return Results.Text(Answer.Body, statusCode: Answer.Status);
    }
}
