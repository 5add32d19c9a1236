using System.Diagnostics.Metrics;
using KErp.Names;

namespace KErp.Worker.Audit;

/// <summary>What an operator watches of sealing. The age grows when nobody seals, and when an entry cannot be sealed.</summary>
internal sealed class AuditMetrics
{
    private readonly Counter<long> _sealed;
    private TimeSpan _age;

    public AuditMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(TelemetrySources.Audit);
        meter.CreateObservableGauge(
            Metrics.AuditUnsealedAge, () => _age.TotalSeconds, description: "Age of the oldest audit entry that is not sealed, in seconds.");
        _sealed = meter.CreateCounter<long>(Metrics.AuditSealedEntries, description: "Audit entries that were sealed.");
        Sealed(0);
    }

    public void Sealed(int entries) => _sealed.Add(entries);

    public void Record(TimeSpan age) => _age = age;
}
