using System.Globalization;
using KErp.Domain;

namespace KErp.Api.Requests;

/// <summary>The parameters of every list: <c>cursor</c>, the last id of the page before, and <c>limit</c>.</summary>
internal static class Paging
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;

    public static Guid? ReadCursor(string? text, List<Violation> violations)
    {
        if (text is null) return null;
        if (Guid.TryParseExact(text, "D", out var cursor)) return cursor;
        violations.Add(new Violation("cursor", "cursor_invalid", "커서가 올바르지 않습니다.", "Not a cursor of a former page."));
        return null;
    }

    public static int ReadLimit(string? text, List<Violation> violations)
    {
        if (text is null) return DefaultLimit;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit) return limit;
        violations.Add(new Violation("limit", "out_of_range", $"1부터 {MaxLimit}까지의 수여야 합니다.", $"A number from 1 to {MaxLimit} is expected."));
        return DefaultLimit;
    }
}
