using System.Security.Cryptography;
using System.Text;
using KErp.Api.Problems;
using KErp.Data;
using KErp.Data.Model;
using KErp.Data.Webhooks;
using KErp.Names;

namespace KErp.Api.Webhooks;

/// <summary>
/// Takes on what the tax-invoice provider tells us, and does nothing with it but keep it: the provider gives up on a receiver
/// that is slow. What it means is found out by the worker.
/// </summary>
public static partial class ProviderWebhookEndpoint
{
    private const int MaxBodyBytes = 64 * 1024;
    private const int MaxHeaderLength = 200;

    public static void MapProviderWebhook(this IEndpointRouteBuilder routes) => routes.MapPost(ProviderWebhook.Path, HandleAsync)
        .AllowAnonymous()
        .WithTags("Webhooks")
        .WithName("ReceiveProviderWebhook")
        .WithSummary("State changes, from the tax-invoice provider")
        .WithDescription($"With the key of {EnvironmentVariables.ProviderWebhookKey} as X-Api-Key, or as the password of Basic. Answers OK, also to an event that came before.")
        .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxBodyBytes))
        .Produces<string>(StatusCodes.Status200OK, "text/plain")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized);

    private static async Task<IResult> HandleAsync(
        HttpRequest request, WebhookStore webhooks, IConfiguration configuration, TimeProvider time, ILoggerFactory logs, CancellationToken cancellation)
    {
        if (!IsProvider(request, configuration[EnvironmentVariables.ProviderWebhookKey])) return Problem.Unauthenticated.ToResult();
        if (await ReadAsync(request, time.GetDatabaseNow(), cancellation) is not { } delivery) return Problem.BadRequest.ToResult(ProviderWebhook.EventIdHeader);
        var isNew = await webhooks.AddAsync(delivery, cancellation);
        LogTakenOn(logs.CreateLogger(typeof(ProviderWebhookEndpoint)), delivery.EventId, delivery.EventType, isNew);
        return Results.Text(ProviderWebhook.Receipt);
    }

    /// <returns>Null when a header that names the event is missing.</returns>
    private static async Task<WebhookDelivery?> ReadAsync(HttpRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (Header(request, ProviderWebhook.EventIdHeader) is not { Length: > 0 } id || Header(request, ProviderWebhook.TypeHeader) is not { Length: > 0 } type) return null;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        return new WebhookDelivery
        {
            EventId = id,
            Type = type,
            EventType = Header(request, ProviderWebhook.EventTypeHeader) ?? "",
            BusinessNumber = Header(request, ProviderWebhook.BusinessNumberHeader) ?? "",
            Body = body.ToArray(),
            ReceivedAt = now,
            State = WebhookDelivery.Pending,
        };
    }

    private static string? Header(HttpRequest request, string name) =>
        request.Headers[name] is [{ Length: <= MaxHeaderLength } value] && value.All(c => c is > ' ' and <= '~') ? value : null;

    /// <summary>Without a key of ours nobody is the provider.</summary>
    private static bool IsProvider(HttpRequest request, string? key) =>
        !string.IsNullOrEmpty(key) && (IsKey(request.Headers[ProviderWebhook.ApiKeyHeader], key) || IsKey(BasicPassword(request), key));

    private static bool IsKey(string? given, string key) =>
        given is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static string? BasicPassword(HttpRequest request)
    {
        if (request.Headers.Authorization.ToString().Split(' ') is not ["Basic", var credentials]) return null;
        var bytes = new byte[credentials.Length];
        return Convert.TryFromBase64String(credentials, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var password]
            ? password
            : null;
    }

    [LoggerMessage(2401, LogLevel.Information, "Webhook {EventId} ({EventType}) is taken on; new: {IsNew}")]
    private static partial void LogTakenOn(ILogger log, string eventId, string eventType, bool isNew);
}
