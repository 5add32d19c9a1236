namespace KErp.Messaging;

/// <summary>1, 2, 4 … seconds up to a cap, spread by ±20 % so that many do not come back at once.</summary>
public static class RetryDelay
{
    public static TimeSpan Of(int attempt, TimeSpan cap)
    {
        var seconds = Math.Min(Math.Pow(2, Math.Min(attempt - 1, 16)), cap.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (0.8 + Random.Shared.NextDouble() * 0.4));
    }
}
