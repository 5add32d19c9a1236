using KErp.Kubernetes.Cluster;
using KErp.Kubernetes.CustomResources;
using KErp.Kubernetes.Pods;
using KErp.Kubernetes.Workloads;

namespace KErp.Kubernetes.Releases;

/// <summary>Calls the version that is tried for as long as its success rate is measured, and fails by itself when an answer is wrong.</summary>
internal static class SmokeJobs
{
    private static readonly ContainerNeeds Needs = new("100m", "256Mi", "500m", "256Mi");

    private const int Seconds = 330;
    private const int Deadline = 480;

    public static AnalysisMetric Metric(ClusterContext cluster) => new("smoke")
    {
        FailureLimit = 0,
        Provider = new() { Job = new(new() { Labels = Labels.Of(ObjectNames.Smoke, "smoke") }, Job(cluster)) },
    };

    private static V1JobSpec Job(ClusterContext cluster)
    {
        var tmp = PodVolume.Scratch("tmp", "/tmp");
        return new()
        {
            BackoffLimit = 0,
            ActiveDeadlineSeconds = Deadline,
            TtlSecondsAfterFinished = 86400,
            Template = new()
            {
                Metadata = new() { Labels = Labels.Of(ObjectNames.Smoke, "smoke") },
                Spec = PodTemplates.Hardened(new()
                {
                    ServiceAccountName = ObjectNames.Smoke,
                    RestartPolicy = "Never",
                    Containers =
                    [
                        new()
                        {
                            Name = "smoke",
                            Image = cluster.Image(Names.Workloads.Api),
                            ImagePullPolicy = "Always",
                            Command = ["/app/migrate", "smoke", $"http://{{{{args.{AnalysisTemplates.ServiceName}}}}}", "--seconds", $"{Seconds}"],
                            Resources = PodTemplates.Resources(Needs),
                            SecurityContext = PodSecurity.Container(),
                            VolumeMounts = [tmp.Mount],
                        },
                    ],
                    Volumes = [tmp.Volume],
                }),
            },
        };
    }
}
