namespace KErp.Data;

public static class DatabaseTime
{
    /// <summary>Now, in the whole microseconds that the database keeps: an answer made beforehand says what will be read later.</summary>
    public static DateTimeOffset GetDatabaseNow(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
