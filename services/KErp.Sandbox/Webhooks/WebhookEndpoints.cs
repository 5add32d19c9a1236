using KErp.Sandbox.Control;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Webhooks;

/// <summary><c>/_sandbox/webhook</c>: whom to tell, and what was told.</summary>
public static class WebhookEndpoints
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services) => services
        .AddSingleton<WebhookTargets>()
        .AddSingleton<WebhookOutbox>()
        .AddSingleton<WebhookStore>()
        .AddSingleton<WebhookCall>()
        .AddHostedService<WebhookSender>();

    public static void MapWebhooks(this WebApplication app)
    {
        app.MapPut("/_sandbox/webhook", SetAsync);
        app.MapDelete("/_sandbox/webhook", async (WebhookTargets targets) =>
        {
            await targets.SetAsync(null);
            return Results.NoContent();
        });
        app.MapGet("/_sandbox/webhook/deliveries", (WebhookStore deliveries, string? mid = null, string? mgtKey = null) =>
            Results.Ok(new { deliveries = deliveries.List(mid, mgtKey) }));
    }

    private static async Task<IResult> SetAsync(HttpRequest request, WebhookTargets targets)
    {
        var body = await ControlBody.ReadAsync<TargetRequest>(request);
        if (!WebhookOptions.TryParse(body.Value?.Url, out var url))
            return body.Refuse("url", "must be an http address");
        if (body.Value!.ApiKey is not { Length: > 0 } apiKey)
            return body.Refuse("apiKey", "is required");
        var target = new WebhookTarget(url, apiKey, body.Value.Duplicate);
        await targets.SetAsync(target);
        return Results.Ok(new { target.Url, target.Duplicate });
    }

    private sealed record TargetRequest(string? Url, string? ApiKey, bool Duplicate = false);
}
