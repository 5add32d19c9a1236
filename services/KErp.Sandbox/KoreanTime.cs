using System.Globalization;

namespace KErp.Sandbox;

internal static class KoreanTime
{
    /// <summary>Seoul has no daylight saving time.</summary>
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    /// <summary>Popbill's <c>yyyyMMddHHmmss</c>, Korean time without an offset.</summary>
    public static string Stamp(DateTimeOffset time) =>
        time.ToOffset(Offset).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
