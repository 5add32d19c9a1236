using System.Globalization;

namespace KErp.Integration.Tests.Employees;

/// <summary>Numbers that nobody in this run has yet.</summary>
internal static class Numbers
{
    private static int _last = Random.Shared.Next(100_000, 500_000);

    public static string Next() => $"900101-1{Interlocked.Increment(ref _last).ToString("D6", CultureInfo.InvariantCulture)}";

    /// <summary>What must be seen nowhere: the six digits that the mask covers, behind the seventh.</summary>
    public static string[] Traces(string number) => [number, number.Replace("-", "", StringComparison.Ordinal)];
}
