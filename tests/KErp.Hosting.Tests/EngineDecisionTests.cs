using Aspire.Hosting;
using KErp.Hosting.HostProcesses;

namespace KErp.Hosting.Tests;

public sealed class EngineDecisionTests
{
    [Theory]
    [InlineData(null, true, Engine.Container)]
    [InlineData(null, false, Engine.Process)]
    [InlineData("auto", true, Engine.Container)]
    [InlineData("AUTO", false, Engine.Process)]
    [InlineData("process", true, Engine.Process)]
    [InlineData("process", false, Engine.Process)]
    [InlineData("container", true, Engine.Container)]
    public void Run_mode_follows_the_setting_and_the_runtime(string? setting, bool runtimeAnswers, Engine expected)
    {
        var decision = EngineDecision.Make(setting, publishing: false, () => runtimeAnswers);

        Assert.Equal(expected, decision.Engine);
        Assert.NotEmpty(decision.Reason);
    }

    [Theory]
    [InlineData("process")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public void Publishing_is_always_containers_and_asks_no_runtime(string? setting)
    {
        var decision = EngineDecision.Make(setting, publishing: true, () => throw new InvalidOperationException("asked"));

        Assert.Equal(Engine.Container, decision.Engine);
    }

    [Fact]
    public void Container_without_a_runtime_says_what_to_do()
    {
        var mistake = Assert.Throws<DistributedApplicationException>(() => EngineDecision.Make("container", publishing: false, () => false));

        Assert.Contains("no container runtime answers", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("KErp:Engine", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_engine_names_the_known_ones()
    {
        var mistake = Assert.Throws<DistributedApplicationException>(() => EngineDecision.Make("docker", publishing: false, () => true));

        Assert.Contains("auto, container or process", mistake.Message, StringComparison.Ordinal);
    }
}
