using KErp.Kubernetes.Cluster;
using KErp.Kubernetes.CustomResources;
using KErp.Kubernetes.Model;
using KErp.Kubernetes.Pods;

namespace KErp.Kubernetes.Releases;

/// <summary>Sections 4.1 and 4.2 of the operations guide: one Rollout, one pod template, two ways to take over.</summary>
internal static class Rollouts
{
    public static Rollout Of(Workload workload, ClusterContext cluster, Strategy strategy)
    {
        var replicas = workload.ReplicasIn(cluster.Stage);
        return new Rollout
        {
            Metadata = Reloads.On(workload),
            Spec = new()
            {
                Replicas = replicas.Scales ? null : replicas.Min,
                RevisionHistoryLimit = 3,
                ProgressDeadlineSeconds = 600,
                ProgressDeadlineAbort = true,
                Selector = Labels.Selector(workload.Settings.Name),
                Strategy = strategy == Strategy.BlueGreen ? new() { BlueGreen = BlueGreen(workload) } : new() { Canary = Canary(workload, cluster) },
                Template = PodTemplates.Of(workload, cluster),
            },
        };
    }

    private static BlueGreenStrategy BlueGreen(Workload workload) => new()
    {
        ActiveService = ObjectNames.Service(workload.Settings.Name, Services.Active),
        PreviewService = ObjectNames.Service(workload.Settings.Name, Services.Preview),
        AutoPromotionEnabled = false,
        PrePromotionAnalysis = Analysis(AnalysisTemplates.SuccessRate, ObjectNames.Service(workload.Settings.Name, Services.Preview)),
        PostPromotionAnalysis = Analysis(AnalysisTemplates.SuccessRate, ObjectNames.Service(workload.Settings.Name, Services.Active)),
    };

    private static CanaryStrategy Canary(Workload workload, ClusterContext cluster)
    {
        var canary = ObjectNames.Service(workload.Settings.Name, Services.Canary);
        return new()
        {
            CanaryService = canary,
            StableService = ObjectNames.Service(workload.Settings.Name, Services.Stable),
            // Without a load balancer that weighs, the number of pods is the weight.
            TrafficRouting = cluster.Stage.RunsEverything ? null : new(new(ObjectNames.Ingress, Services.Port)),
            Steps =
            [
                Weight(5), Pause("5m"), new() { Analysis = Analysis(AnalysisTemplates.Canary, canary) },
                Weight(25), Pause("10m"),
                Weight(50), Pause("10m"),
                Weight(75), Pause("5m"),
            ],
            // Steps that are only timers would promote a version that fails at half of the traffic.
            Analysis = new([new(AnalysisTemplates.Watch)], Arguments(canary), StartingStep: 3),
        };
    }

    private static CanaryStep Weight(int percent) => new() { SetWeight = percent };

    private static CanaryStep Pause(string duration) => new() { Pause = new(duration) };

    private static RolloutAnalysis Analysis(string template, string service) => new([new(template)], Arguments(service));

    private static AnalysisArgument[] Arguments(string service) =>
    [
        new(AnalysisTemplates.ServiceName) { Value = service },
        new(AnalysisTemplates.PodHash) { ValueFrom = new("Latest") },
    ];
}
