using System.Diagnostics.Metrics;
using KErp.Data.Delivery;
using KErp.Names;

namespace KErp.Messaging;

/// <summary>What an operator watches of delivery: waiting rows, their age, dead letters, pending messages.</summary>
public sealed class DeliveryMetrics
{
    private OutboxBacklog _backlog = new(0, TimeSpan.Zero, 0);

    public DeliveryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(TelemetrySources.Messaging);
        meter.CreateObservableGauge(Metrics.OutboxDepth, () => _backlog.Depth, description: "Outbox rows without an ending.");
        meter.CreateObservableGauge(
            Metrics.OutboxOldestAge, () => _backlog.OldestAge.TotalSeconds, description: "Age of the oldest outbox row without an ending, in seconds.");
        meter.CreateObservableGauge(Metrics.DeadLettersWaiting, () => _backlog.Dead, description: "Dead letters that wait for a decision.");
    }

    internal void Record(OutboxBacklog backlog) => _backlog = backlog;
}
