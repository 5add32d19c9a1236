using System.Collections.Concurrent;

namespace KErp.Messaging.Consuming;

/// <summary>The deliveries that were started and have not ended.</summary>
internal sealed class WorkInProgress
{
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    public int Count => _running.Count;

    public void Start(Task work)
    {
        _running.TryAdd(work, 0);
        work.ContinueWith(ended => _running.TryRemove(ended, out _), TaskScheduler.Default);
    }

    public Task WhenOneEndsAsync(CancellationToken cancellation) => Task.WhenAny(_running.Keys).WaitAsync(cancellation);

    public Task DrainAsync() => Task.WhenAll(_running.Keys);
}
