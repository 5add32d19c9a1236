using System.Diagnostics;
using static KErp.Domain.Tests.Contributions.SampleInsured;

namespace KErp.Domain.Tests.Contributions;

public sealed class ContributionSpeedTests
{
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(2);

    /// <summary>The quickest of five rounds: a busy machine slows some of them, a slow engine all.</summary>
    [Fact]
    public void ten_thousand_employees_take_less_than_a_quarter_of_two_seconds()
    {
        var people = Enumerable.Range(0, 10_000).Select(number => Paid(2_000_000 + number * 997)).ToArray();

        var quickest = Enumerable.Range(0, 5).Min(_ =>
        {
            var clock = Stopwatch.StartNew();
            Assert.True(people.Sum(person => Compute(person, "2026-07").EmployeeTotal) > 0);
            return clock.Elapsed;
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"10,000 employees: {quickest.TotalMilliseconds:F1} ms");
        Assert.InRange(quickest, TimeSpan.Zero, Allowed / 4);
    }
}
