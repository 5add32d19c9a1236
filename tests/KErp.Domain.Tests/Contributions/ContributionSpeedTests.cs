using System.Diagnostics;
using static KErp.Domain.Tests.Contributions.SampleInsured;

namespace KErp.Domain.Tests.Contributions;

public sealed class ContributionSpeedTests
{
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(2);

    [Fact]
    public void ten_thousand_employees_take_less_than_a_quarter_of_two_seconds()
    {
        var people = Enumerable.Range(0, 10_000).Select(number => Paid(2_000_000 + number * 997)).ToArray();

        var clock = Stopwatch.StartNew();
        var sum = people.Sum(person => Compute(person, "2026-07").EmployeeTotal);
        clock.Stop();

        Assert.True(sum > 0);
        TestContext.Current.TestOutputHelper?.WriteLine($"10,000 employees: {clock.Elapsed.TotalMilliseconds:F1} ms");
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Allowed / 4);
    }
}
