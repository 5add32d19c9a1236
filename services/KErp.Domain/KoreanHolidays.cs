namespace KErp.Domain;

/// <summary>Public holidays of Korea with their substitutes, as rows.</summary>
/// <remarks>
/// 2025 and 2026 are as announced. 2027 is derived by rule (certainty C): substitutes follow for 국경일, 어린이날,
/// 부처님오신날 and 성탄절 on a weekend and for 설날 and 추석 on a Sunday, never for 1 January and 현충일; a
/// temporary holiday announced for 2027 has to be added here. 5월 1일 (노동절) closes banks but is not listed:
/// whether it became a public holiday is not known to us.
/// </remarks>
public static class KoreanHolidays
{
    // month/day; a range stays within its month.
    private static readonly (int Year, string Days)[] Rows =
    [
        // 1/27 temporary holiday; 3/3, 5/6 and 10/8 substitutes; 6/3 presidential election.
        (2025, "1/1 1/27 1/28-30 3/1 3/3 5/5 5/6 6/3 6/6 8/15 10/3 10/5-7 10/8 10/9 12/25"),
        // 3/2, 5/25, 8/17 and 10/5 substitutes; 6/3 local elections; 7/17 제헌절 is a holiday again.
        (2026, "1/1 2/16-18 3/1 3/2 5/5 5/24 5/25 6/3 6/6 7/17 8/15 8/17 9/24-26 10/3 10/5 10/9 12/25"),
        // 2/9, 7/19, 8/16, 10/4, 10/11 and 12/27 substitutes.
        (2027, "1/1 2/6-8 2/9 3/1 5/5 5/13 6/6 7/17 7/19 8/15 8/16 9/14-16 10/3 10/4 10/9 10/11 12/25 12/27"),
    ];

    public static IReadOnlyDictionary<int, IReadOnlySet<DateOnly>> ByYear { get; } =
        Rows.ToDictionary(row => row.Year, IReadOnlySet<DateOnly> (row) => Read(row.Year, row.Days));

    private static HashSet<DateOnly> Read(int year, string days) =>
        days.Split(' ').SelectMany(entry => ReadEntry(year, entry)).ToHashSet();

    private static IEnumerable<DateOnly> ReadEntry(int year, string entry)
    {
        var numbers = entry.Split('/', '-').Select(int.Parse).ToArray();
        var first = new DateOnly(year, numbers[0], numbers[1]);
        return Enumerable.Range(0, numbers[^1] - numbers[1] + 1).Select(first.AddDays);
    }
}
