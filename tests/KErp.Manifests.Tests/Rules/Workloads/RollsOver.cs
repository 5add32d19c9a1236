using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Workloads;

internal sealed class RollsOver() : ObjectRule("kube-score/deployment-strategy", "kube-linter/no-rolling-update-strategy", "kubescape/C-0305")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind switch
        {
            "Deployment" when manifest.Spec.Text("strategy.type") is not "RollingUpdate" => ["set strategy.type to RollingUpdate"],
            "StatefulSet" or "DaemonSet" when manifest.Spec.Text("updateStrategy.type") is not "RollingUpdate" => ["set updateStrategy.type to RollingUpdate"],
            "Rollout" when manifest.Spec.Has("strategy.blueGreen") == manifest.Spec.Has("strategy.canary") => ["set one of strategy.blueGreen and strategy.canary"],
            _ => [],
        };
}
