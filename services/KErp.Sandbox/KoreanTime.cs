using System.Globalization;

namespace KErp.Sandbox;

internal static class KoreanTime
{
    private const string DayFormat = "yyyyMMdd";

    /// <summary>Seoul has no daylight saving time.</summary>
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    /// <summary>Popbill's <c>yyyyMMddHHmmss</c>, Korean time without an offset.</summary>
    public static string Stamp(DateTimeOffset time) =>
        time.ToOffset(Offset).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    public static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Offset).DateTime);

    /// <summary>Popbill's <c>yyyyMMdd</c>.</summary>
    public static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day, time, Offset);

    /// <returns>Nothing for a text that is no day written <c>yyyyMMdd</c>.</returns>
    public static DateOnly? DayOrNull(string? text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
