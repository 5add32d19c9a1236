using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Pods;

internal sealed class FittingRestartPolicy() : PodRule("kube-score/cronjob-restartpolicy", "kube-linter/restart-policy")
{
    protected override string? Advice(PodTemplate pod, ManifestSet set) =>
        pod.RunsToEnd
            ? pod.Spec.Text("restartPolicy") is "OnFailure" or "Never" ? null : "set restartPolicy to OnFailure or Never"
            : pod.Spec.Text("restartPolicy") is null or "Always" ? null : "set restartPolicy to Always";
}
