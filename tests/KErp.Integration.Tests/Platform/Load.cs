using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace KErp.Integration.Tests.Platform;

/// <summary>One request of a load.</summary>
/// <param name="StartedAt">When it was sent.</param>
/// <param name="Answer">Null when no answer came.</param>
/// <param name="Failure">Why not.</param>
public sealed record Shot(DateTimeOffset StartedAt, Answer? Answer, string? Failure)
{
    public bool Accepted => Answer?.Status == HttpStatusCode.Accepted;
}

/// <summary>Creates invoices at a steady rate until told to stop, whether the former ones were answered or not.</summary>
public sealed class Load : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task<Shot>> _shots = [];
    private readonly Task _firing;

    public Load(InvoiceClient client, int perSecond) => _firing = FireAsync(client, TimeSpan.FromSeconds(1.0 / perSecond));

    /// <summary>Requests sent so far, answered or not.</summary>
    public int Sent => _shots.Count;

    /// <summary>Sends no more, and waits for the answers.</summary>
    public async Task<IReadOnlyList<Shot>> StopAsync()
    {
        await _stop.CancelAsync();
        await _firing;
        return await Task.WhenAll(_shots);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _firing;
        _stop.Dispose();
    }

    private async Task FireAsync(InvoiceClient client, TimeSpan every)
    {
        var clock = Stopwatch.StartNew();
        for (var n = 1; !_stop.IsCancellationRequested; n++)
        {
            _shots.Add(ShootAsync(client));
            var wait = every * n - clock.Elapsed;
            if (wait > TimeSpan.Zero) await Task.Delay(wait, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<Shot> ShootAsync(InvoiceClient client)
    {
        var started = DateTimeOffset.UtcNow;
        try
        {
            return new Shot(started, await client.PostAsync(InvoiceBody.Valid()), null);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return new Shot(started, null, e.Message);
        }
    }
}
