using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules;

public sealed class WaiverTests
{
    public static TheoryData<string, string, bool> Cases => new()
    {
        { "user 1000", "runAsUser: 1000", true },
        { "user 1000", "runAsUser: 0", false },
        { "user 1000", "runAsUser: 999", false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Only_user_1000_is_waived(string waiver, string user, bool covered)
    {
        var set = Fixture.Compliant();
        var security = (JsonObject)set.Pods.First(pod => pod.Owner.Kind == "Rollout").Spec.At("securityContext")!;
        security["runAsUser"] = Yaml.Documents(user).Single().At("runAsUser")!.DeepClone();

        var finding = Assert.Single(ManifestCompliance.Check(set), f => f.Rule.Name == "HasHighUserAndGroup");

        Assert.Equal(covered, Waivers.All.Single(w => w.Name == waiver).Covers(finding, "prod"));
    }

    [Fact]
    public void A_key_of_a_secret_is_not_waived_and_envFrom_is()
    {
        var waiver = Waivers.All.Single(w => w.Name == "Secrets by envFrom");

        var covered = Fixture.Mutations.Where(m => m.Text("rule") == "NoSecretAsEnvironment")
            .Select(m => ManifestCompliance.Check(Fixture.Broken(m)).Single(f => f.Rule.Name == "NoSecretAsEnvironment"))
            .Select(finding => waiver.Covers(finding, "prod"));

        Assert.Equal([true, false], covered);
    }

    [Fact]
    public void One_replica_is_waived_in_dev_only()
    {
        var mutation = Fixture.Mutations.First(m => m.Text("rule") == "HasTwoReplicas");
        var finding = ManifestCompliance.Check(Fixture.Broken(mutation)).Single(f => f.Rule.Name == "HasTwoReplicas");

        Assert.Equal((true, false, false), (IsWaived(finding, "dev"), IsWaived(finding, "staging"), IsWaived(finding, "prod")));
    }

    [Fact]
    public void Two_replicas_of_the_API_are_not_waived()
    {
        var set = Fixture.Compliant();
        ((JsonObject)set.Of("HorizontalPodAutoscaler").Single().Spec!)["minReplicas"] = 2;

        var finding = Assert.Single(ManifestCompliance.Check(set), f => f.Rule.Name == "HasThreeReplicas");

        Assert.False(IsWaived(finding, "prod"));
    }

    [Fact]
    public void Every_waiver_names_rules_that_exist_and_a_decision_record()
    {
        Assert.All(Waivers.All, waiver => Assert.All(waiver.Rules, name => Assert.Contains(ManifestCompliance.Rules, rule => rule.Name == name)));
        Assert.All(Waivers.All, waiver => Assert.StartsWith("docs/adr/", waiver.Adr, StringComparison.Ordinal));
    }

    private static bool IsWaived(Finding finding, string environment) => Waivers.All.Any(waiver => waiver.Covers(finding, environment));
}
