using System.Diagnostics.Metrics;

namespace KErp.Data.Operations;

/// <param name="Pool">The role that its connections log in as.</param>
public sealed record PoolCount(string Pool, int Idle, int Used, int Max);

/// <summary>The pools of this replica, as the driver's own metrics have them: it shows them nowhere else.</summary>
public static class PoolCounts
{
    private const string DriverMeter = "Npgsql";
    private const string Connections = "db.client.connection.count";
    private const string Limit = "db.client.connection.max";
    private const string Pool = "db.client.connection.pool.name";
    private const string State = "db.client.connection.state";

    public static IReadOnlyList<PoolCount> Read()
    {
        var counts = new Dictionary<string, PoolCount>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument is { Meter.Name: DriverMeter, Name: Connections or Limit }) listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) =>
        {
            var pool = Tag(tags, Pool) ?? "";
            var count = counts.GetValueOrDefault(pool, new PoolCount(pool, 0, 0, 0));
            counts[pool] = (instrument.Name, Tag(tags, State)) switch
            {
                (Limit, _) => count with { Max = value },
                (_, "idle") => count with { Idle = value },
                _ => count with { Used = value },
            };
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return [.. counts.Values.OrderBy(count => count.Pool, StringComparer.Ordinal)];
    }

    private static string? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var tag in tags)
            if (tag.Key == name) return tag.Value?.ToString();
        return null;
    }
}
