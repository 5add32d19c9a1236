using NATS.Client.Core;
using NATS.Client.JetStream;

namespace KErp.Messaging.Consuming;

/// <summary>Tells the broker, while a message is in work, that it is: else it would be delivered to someone else meanwhile.</summary>
internal sealed class ProgressSignal : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _signalling;

    public ProgressSignal(INatsJSMsg<string> message, TimeSpan every) => _signalling = SignalAsync(message, every);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _signalling;
        _ended.Dispose();
    }

    private async Task SignalAsync(INatsJSMsg<string> message, TimeSpan every)
    {
        using var timer = new PeriodicTimer(every);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token)) await message.AckProgressAsync(cancellationToken: _ended.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or NatsException)
        {
            // Ended, or the broker is away: then it delivers again and the inbox tells the second delivery apart.
        }
    }
}
