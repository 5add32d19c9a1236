using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Data.Invoices;
using KErp.Domain.Invoices;
using Microsoft.Extensions.Options;

namespace KErp.Api.Invoices;

/// <summary>One state change.</summary>
public sealed record FeedEvent(Guid InvoiceId, InvoiceStatus Status, DateTimeOffset At, string? Detail);

/// <summary>
/// State changes as they happen, over server-sent events. Every replica reads them from the database in the same order, so a
/// client may come back to any of them with the id of the last event that it saw.
/// </summary>
internal static class FeedEndpoint
{
    private const string LastEventId = "Last-Event-ID";
    private const int MaxEvents = 200;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Proxies end connections on which nothing comes.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static IResult Handle(
        HttpContext http, Principal principal, InvoiceFeed feed, SessionRevocations revocations, IOptions<TokenOptions> tokens, TimeProvider time, IHostApplicationLifetime lifetime)
    {
        FeedPosition? after = null;
        if (http.Request.Headers[LastEventId].ToString() is { Length: > 0 } id)
        {
            after = ReadPosition(id);
            if (after is null) return Problem.BadRequest.ToResult(LastEventId);
        }

        var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        http.Response.RegisterForDispose(stop);
        // Not longer than a token lives: who comes back shows one that still holds.
        var until = time.GetUtcNow() + tokens.Value.AccessLifetime;
        return TypedResults.ServerSentEvents(ReadAsync(principal, after, feed, revocations, until, time, stop.Token));
    }

    private static async IAsyncEnumerable<SseItem<FeedEvent?>> ReadAsync(
        Principal principal, FeedPosition? after, InvoiceFeed feed, SessionRevocations revocations, DateTimeOffset until, TimeProvider time, [EnumeratorCancellation] CancellationToken stop)
    {
        var position = after ?? await feed.EndAsync(principal.Company, stop);
        var silentSince = time.GetUtcNow();
        // Says at once that the stream is open, and where it begins.
        yield return Silence(position);
        while (time.GetUtcNow() < until && !await revocations.IsRevokedAsync(principal.SessionId, stop))
        {
            var events = await feed.ReadAsync(principal.Company, position, MaxEvents, stop);
            foreach (var change in events)
            {
                position = new FeedPosition(change.Transaction, change.Id);
                yield return new SseItem<FeedEvent?>(new FeedEvent(change.InvoiceId, change.Status, change.At, change.Detail), "invoice") { EventId = Text(position) };
            }

            if (events.Count > 0) silentSince = time.GetUtcNow();
            if (time.GetUtcNow() - silentSince >= Heartbeat)
            {
                silentSince = time.GetUtcNow();
                yield return Silence(position);
            }

            if (events.Count < MaxEvents) await Task.Delay(Interval, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested) yield break;
        }
    }

    private static SseItem<FeedEvent?> Silence(FeedPosition position) => new(null, "heartbeat") { EventId = Text(position) };

    private static string Text(FeedPosition position) => $"{position.Transaction.ToString(CultureInfo.InvariantCulture)}-{position.Event:N}";

    private static FeedPosition? ReadPosition(string text) =>
        text.Split('-') is [var transaction, var id]
        && ulong.TryParse(transaction, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Guid.TryParseExact(id, "N", out var guid)
            ? new FeedPosition(number, guid)
            : null;
}
