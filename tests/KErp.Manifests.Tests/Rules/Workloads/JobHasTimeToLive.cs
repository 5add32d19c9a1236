using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Workloads;

internal sealed class JobHasTimeToLive() : ObjectRule("kube-linter/job-ttl-seconds-after-finished")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind switch
        {
            "Job" when !manifest.Spec.Has("ttlSecondsAfterFinished") => ["set ttlSecondsAfterFinished"],
            "CronJob" when manifest.Spec.Has("jobTemplate.spec.ttlSecondsAfterFinished") =>
                ["leave ttlSecondsAfterFinished out: the history limits of a CronJob remove its Jobs"],
            _ => [],
        };
}
