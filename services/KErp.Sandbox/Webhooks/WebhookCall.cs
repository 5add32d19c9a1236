using System.Text;
using System.Text.Json;
using KErp.Sandbox.Faults;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Webhooks;

/// <summary>Tells one event to the partner, once.</summary>
internal sealed class WebhookCall(FaultSwitches faults, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Not from the factory: its clients retry by themselves, and here each attempt is seen.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };

    public void Dispose() => _http.Dispose();

    public async Task<WebhookAttempt> SendAsync(WebhookEvent happened, WebhookTarget target, CancellationToken cancellation)
    {
        if (faults.TakeBefore(FaultOperation.Webhook) is { } before)
        {
            await Task.Delay(before.LatencyMs ?? 0, cancellation);
            if (before.Kind == FaultKind.Drop)
                return NoAnswer(SandboxErrors.ToldToFail.Message);
        }
        var attempt = await PostAsync(happened, target, cancellation);
        return faults.TakeAfterAccept(FaultOperation.Webhook) is null ? attempt : NoAnswer(SandboxErrors.ToldToFail.Message);
    }

    /// <summary>Popbill is content with 200 and <c>OK</c>, as text or as a result, and with nothing else.</summary>
    public static bool IsTaken(WebhookAttempt attempt) =>
        attempt.Status == StatusCodes.Status200OK && (attempt.Answer.Trim() == "OK" || IsResultOk(attempt.Answer));

    private async Task<WebhookAttempt> PostAsync(WebhookEvent happened, WebhookTarget target, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Url);
        request.Content = new StringContent(happened.Body, Encoding.UTF8, "application/json");
        request.Headers.Add("Pb-Webhook-Type", "TAXINVOICE.STATE");
        request.Headers.Add("Pb-Webhook-MID", happened.Mid);
        request.Headers.Add("Pb-Webhook-Corpnum", happened.CorpNum);
        request.Headers.Add("Pb-Webhook-EventType", happened.EventType);
        request.Headers.Add("X-Api-Key", target.ApiKey);
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            return new WebhookAttempt(clock.GetUtcNow(), (int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
        }
        catch (Exception error) when (error is HttpRequestException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return NoAnswer(error.Message);
        }
    }

    private WebhookAttempt NoAnswer(string why) => new(clock.GetUtcNow(), Status: null, why);

    private static bool IsResultOk(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("result", out var result)
                && result.ValueKind == JsonValueKind.String && result.ValueEquals("OK");
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
