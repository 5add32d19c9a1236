using KErp.Manifests.Tests.Reading;
using KErp.Manifests.Tests.Rules;

namespace KErp.Manifests.Tests.Quotas;

public sealed class PeakDemandTests
{
    [Theory]
    [InlineData("pods", 40 + 11 + 3 + 1, true)]
    [InlineData("pods", 40 + 11 + 3, false)]
    [InlineData("requests.cpu", 20 + 11 + 3 + 1, true)]
    [InlineData("requests.cpu", 20 + 11 + 3, false)]
    [InlineData("persistentvolumeclaims", 3, true)]
    [InlineData("persistentvolumeclaims", 2, false)]
    [InlineData("requests.storage", 30, true)]
    [InlineData("requests.storage", 29, false)]
    public void A_quota_fits_two_versions_of_the_Rollout_at_the_autoscalers_maximum(string resource, int hard, bool fits)
    {
        var quota = $"apiVersion: v1\nkind: ResourceQuota\nmetadata: {{ name: q, namespace: kerp }}\nspec: {{ hard: {{ {resource}: {hard} }} }}\n";
        var set = new ManifestSet("prod", ManifestSet.Read(Fixture.Read("peak.yaml"), "peak.yaml").Concat(ManifestSet.Read(quota, "quota.yaml")));

        Assert.Equal(fits, !PeakDemand.Excess(set, nodes: 5).Any());
    }

    [Fact]
    public void A_DaemonSet_has_a_pod_on_every_node()
    {
        var set = new ManifestSet("prod", ManifestSet.Read(Fixture.Read("peak.yaml"), "peak.yaml"));

        Assert.Equal(5, new PeakDemand(set, "kerp-logging", nodes: 5).Of("pods"));
    }
}
