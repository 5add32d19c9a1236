using KErp.Manifests.Tests.Rules;

namespace KErp.Manifests.Tests.Reading;

public sealed class PodTemplateTests
{
    [Fact]
    public void Pod_templates_are_found_wherever_they_stand() =>
        Assert.Equal(
            ["AnalysisTemplate smoke", "CronJob backup", "Deployment worker", "Job migrate", "Job wait", "Rollout api", "StatefulSet scraper"],
            Fixture.Compliant().Pods.SelectMany(pod => pod.Containers.Select(container => $"{pod.Owner.Kind} {container.Name}")).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("500m", "0.5")]
    [InlineData("2", "2")]
    [InlineData("512Mi", "536870912")]
    [InlineData("1e3", "1000")]
    public void Amounts_are_read(string written, string amount) =>
        Assert.Equal(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Quantity.Parse(written));
}
