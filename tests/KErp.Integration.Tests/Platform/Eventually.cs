namespace KErp.Integration.Tests.Platform;

/// <summary>Waits for something that is about to be true.</summary>
public static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <exception cref="TimeoutException">It did not become so; the message says what was seen last.</exception>
    public static async Task<T> GetAsync<T>(Func<Task<T>> read, Func<T, bool> until, TimeSpan within)
    {
        var limit = DateTime.UtcNow + within;
        while (true)
        {
            var seen = await read();
            if (until(seen)) return seen;
            if (DateTime.UtcNow > limit) throw new TimeoutException($"Not within {within}; last seen: {seen}");
            await Task.Delay(Interval, TestContext.Current.CancellationToken);
        }
    }
}
