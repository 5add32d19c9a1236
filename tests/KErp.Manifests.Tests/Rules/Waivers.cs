using System.Text.RegularExpressions;
using KErp.Manifests.Tests.Reading;
using KErp.Manifests.Tests.Rules.Containers;
using KErp.Manifests.Tests.Rules.Pods;
using KErp.Manifests.Tests.Rules.Services;
using KErp.Manifests.Tests.Rules.Workloads;

namespace KErp.Manifests.Tests.Rules;

/// <summary>All that is waived. Each entry must waive something, or it goes.</summary>
internal static partial class Waivers
{
    private const string Adr = "docs/adr/0014-";

    public static IReadOnlyList<Waiver> All { get; } =
    [
        new("user 1000", Adr, [nameof(HasHighUserAndGroup)], (finding, _) => finding.Container!.Security("runAsUser").AsText() is "1000"),
        new("Secrets by envFrom", Adr, [nameof(NoSecretAsEnvironment)], (finding, _) => !finding.Container!.Environment.Any(v => v.Has("valueFrom.secretKeyRef"))),
        new("memory from 512Mi to 2Gi", Adr, [nameof(MemoryRequestIsLimit)], (finding, _) =>
            finding.Container!.Tree.Text("resources.requests.memory") is "512Mi" && finding.Container.Tree.Text("resources.limits.memory") is "2Gi"),
        new("two replicas of worker and Python services", Adr, [nameof(HasThreeReplicas)], (finding, _) => TwoReplicas().IsMatch(finding.Object.Name)),
        new("one replica in dev", Adr, [nameof(HasTwoReplicas), nameof(AutoscalerStartsAtTwo)], (_, environment) => environment == "dev"),
        new("a folder of its own that several pods write", Adr, [nameof(NoClaimInPod)], (finding, environment) =>
            finding.Object.Name is "kerp-worker" || (finding.Object.Name is "db-backup" && environment == "dev")),
    ];

    [GeneratedRegex("^(?:kerp-worker|kerp-tax-scraper|kerp-insurance-edi)$")]
    private static partial Regex TwoReplicas();
}
