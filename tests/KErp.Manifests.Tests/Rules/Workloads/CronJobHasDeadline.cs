using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Workloads;

internal sealed class CronJobHasDeadline() : ObjectRule("kube-score/cronjob-has-deadline")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is "CronJob" && !manifest.Spec.Has("startingDeadlineSeconds") ? ["set startingDeadlineSeconds"] : [];
}
