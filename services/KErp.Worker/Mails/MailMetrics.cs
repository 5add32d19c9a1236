using System.Diagnostics.Metrics;
using KErp.Names;

namespace KErp.Worker.Mails;

internal sealed class MailMetrics
{
    private readonly Counter<long> _sent;
    private readonly Counter<long> _failed;
    private int _waiting;

    public MailMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(TelemetrySources.Mails);
        _sent = meter.CreateCounter<long>(Metrics.MailsSent, description: "Mails that the mail server took.");
        _failed = meter.CreateCounter<long>(Metrics.MailsFailed, description: "Mails given up: refused for good, or not sent in time.");
        meter.CreateObservableGauge(Metrics.MailsWaiting, () => _waiting, description: "Mails without an ending.");
        // A rule on rate() needs the series to be there before the first mail.
        _sent.Add(0);
        _failed.Add(0);
    }

    public void Sent() => _sent.Add(1);

    public void Failed() => _failed.Add(1);

    public void Waiting(int mails) => _waiting = mails;
}
