using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.PodSecurity;

internal sealed class SafeSysctls() : PodRule("pss/sysctls", "kube-linter/unsafe-sysctls")
{
    protected override string? Advice(PodTemplate pod, ManifestSet set) =>
        pod.Spec.Items("securityContext.sysctls").Select(sysctl => sysctl.Text("name")).FirstOrDefault(name => !Safe.Contains(name)) is { } name
            ? $"set no sysctl {name}"
            : null;

    private static readonly string?[] Safe =
    [
        "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_local_reserved_ports", "net.ipv4.ip_unprivileged_port_start",
        "net.ipv4.ping_group_range", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes",
        "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_syncookies",
    ];
}
