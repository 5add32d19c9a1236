using KErp.Kubernetes.Model;

namespace KErp.Kubernetes.Pods;

internal static class Probes
{
    public static V1Probe? Of(Workload workload, ProbeType type)
    {
        if (workload.Probes.LastOrDefault(p => p.Type == type) is not { } probe) return null;
        var times = workload.Settings.Probes;
        var (delay, period, failures) = type switch
        {
            ProbeType.Liveness => (times.LivenessDelay, times.LivenessPeriod, 3),
            ProbeType.Readiness => (times.ReadinessDelay, times.ReadinessPeriod, 3),
            _ => (0, times.StartupPeriod, times.StartupFailures),
        };
        return new V1Probe
        {
            HttpGet = new() { Path = probe.Path, Port = probe.Port, Scheme = "HTTP" },
            InitialDelaySeconds = delay == 0 ? null : delay,
            PeriodSeconds = period,
            TimeoutSeconds = times.Timeout,
            FailureThreshold = failures,
        };
    }
}
