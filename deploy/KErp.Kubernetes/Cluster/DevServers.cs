using k8s;
using KErp.Kubernetes.Pods;

namespace KErp.Kubernetes.Cluster;

/// <summary>PostgreSQL and Redis where there is no AWS that has them.</summary>
internal static class DevServers
{
    private const string Component = "database";
    private const string RedisComponent = "cache";

    public static IEnumerable<IKubernetesObject> Postgres(ClusterContext cluster) => StatefulServers.Objects(
        new(Resources.Postgres, Component, 1, StatefulServers.DevNeeds)
        {
            Ports = [new() { Name = "tcp", ContainerPort = Ports.Postgres, Protocol = "TCP" }],
            DataFolder = "/var/lib/postgresql/data",
            DataSize = "10Gi",
            Environment =
            [
                new() { Name = "POSTGRES_DB", Value = Resources.Database },
                // A volume's own folder is not empty: lost+found.
                new() { Name = "PGDATA", Value = "/var/lib/postgresql/data/pgdata" },
            ],
            Startup = Exec(period: 5, failures: 60, "pg_isready", "--username=postgres"),
            Readiness = Exec(period: 5, failures: 3, "pg_isready", "--username=postgres", $"--dbname={Resources.Database}"),
            Liveness = Tcp(),
            Volumes = [PodVolume.Scratch("tmp", "/tmp"), PodVolume.Scratch("run", "/var/run/postgresql")],
        },
        cluster);

    public static IEnumerable<IKubernetesObject> Redis(ClusterContext cluster) => StatefulServers.Objects(
        new(Resources.Redis, RedisComponent, 1, StatefulServers.DevNeeds)
        {
            Ports = [new() { Name = "tcp", ContainerPort = Ports.Redis, Protocol = "TCP" }],
            DataFolder = "/data",
            DataSize = "2Gi",
            Command = ["redis-server"],
            Args = ["--requirepass", "$(REDIS_PASSWORD)", "--appendonly", "yes", "--dir", "/data"],
            Startup = Exec(period: 5, failures: 30, "redis-cli", "ping"),
            Readiness = Exec(period: 10, failures: 3, "redis-cli", "-p", $"{Ports.Redis}", "ping"),
            Liveness = Tcp(),
            Volumes = [PodVolume.Scratch("tmp", "/tmp")],
        },
        cluster);

    private static V1Probe Exec(int period, int failures, params string[] command) =>
        new() { Exec = new() { Command = [.. command] }, PeriodSeconds = period, TimeoutSeconds = 5, FailureThreshold = failures };

    private static V1Probe Tcp() => new() { TcpSocket = new() { Port = "tcp" }, PeriodSeconds = 30, TimeoutSeconds = 5, FailureThreshold = 3 };
}
