using System.Globalization;
using KErp.Domain.Filings;

namespace KErp.Domain.Tests.Filings;

/// <summary>Forms that keep every rule; a test breaks one thing of them.</summary>
internal static class SampleFiling
{
    public static readonly DateOnly Today = new(2026, 7, 9);

    public static FilingWorkplace Workplace { get; } = new("12481009980", "가람상사", "서울특별시 중구 세종대로 1", "02-123-4567");

    public static FiledPerson Person { get; } = new("홍길동", ResidentNumber.Parse("900101-1234567"));

    public static FiledPerson Foreigner { get; } = new("Nguyen Van An", ResidentNumber.Parse("900101-5234567"), "베트남", "E9");

    private static IReadOnlySet<Insurer> All { get; } = Enum.GetValues<Insurer>().ToHashSet();

    public static Acquisition Joining { get; } = new(
        Person, All, new DateOnly(2026, 7, 1), 3_000_000, new("01"), new("00"), new("133", 40));

    public static Loss Leaving { get; } = new(
        Person, All, new DateOnly(2026, 7, 1), "010-1234-5678", new("3"), new("1", new(18_000_000, 6)), new("11", "이직", new(18_000_000), new(18_000_000)));

    public static ContentChange Renaming { get; } = new(
        Person, All, new DateOnly(2026, 7, 1), new ChangedContent.Name("홍길동", "홍길순"));

    public static PayTotal YearTotal { get; } = new(
        Person, All, 2025, new(36_000_000, 12), new(36_000_000, 12), new(36_000_000, 12), new(36_000_000, 12));

    public static PayChange Raise { get; } = new(
        Person, All, new YearMonth(2026, 7), "승진", new(3_000_000, 3_600_000, EmployeeAgrees: true), 3_600_000, 3_600_000, 3_600_000);

    public static FilingEntry[] Entries { get; } = [Joining, Leaving, Renaming, YearTotal, Raise];

    /// <summary>The broken rules as <c>field code</c>.</summary>
    public static string[] Check(FilingEntry entry, Insurer insurer) => Check(new Filing<FilingEntry>(Workplace, [entry]), FilingContext.Of(insurer, Today));

    public static string[] Check(Filing<FilingEntry> filing, FilingContext context) =>
        [.. FilingRules.Check(filing, context).Select(violation => $"{violation.Field} {violation.Code}")];

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
