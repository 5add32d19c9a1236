using System.Diagnostics.Metrics;
using KErp.Data.Delivery;
using KErp.Messaging.Topology;
using KErp.Names;

namespace KErp.Messaging;

/// <summary>What an operator watches of delivery: waiting rows, their age, dead letters, pending messages.</summary>
public sealed class DeliveryMetrics
{
    private OutboxBacklog _backlog = new(0, TimeSpan.Zero, 0);
    private IReadOnlyList<ConsumerBacklog> _pending = [];

    public DeliveryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(TelemetrySources.Messaging);
        meter.CreateObservableGauge(Metrics.OutboxDepth, () => _backlog.Depth, description: "Outbox rows without an ending.");
        meter.CreateObservableGauge(
            Metrics.OutboxOldestAge, () => _backlog.OldestAge.TotalSeconds, description: "Age of the oldest outbox row without an ending, in seconds.");
        meter.CreateObservableGauge(Metrics.DeadLettersWaiting, () => _backlog.Dead, description: "Dead letters that wait for a decision.");
        meter.CreateObservableGauge(
            Metrics.ConsumerPendingMessages, Pending, description: "Messages of the consumer that are not delivered yet, or not acknowledged.");
    }

    internal void Record(OutboxBacklog backlog) => _backlog = backlog;

    internal void Record(IReadOnlyList<ConsumerBacklog> pending) => _pending = pending;

    private IEnumerable<Measurement<long>> Pending() => _pending.Select(each => new Measurement<long>(
        each.Messages, new KeyValuePair<string, object?>("stream", each.Consumer.Stream), new KeyValuePair<string, object?>("consumer", each.Consumer.Name)));
}
