using System.Globalization;
using KErp.Data.Audit;
using KErp.Domain;

namespace KErp.Api.Audit;

/// <summary>Reads the question from the query string, and says what is wrong with it.</summary>
internal sealed class AuditQuery
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;
    private const int MaxText = 200;
    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private readonly List<Violation> _violations = [];

    public IReadOnlyList<Violation> Violations => _violations;

    public string? Text(string field, string? text)
    {
        if (text is null || text.Length is > 0 and <= MaxText && !text.Any(char.IsControl)) return text;
        return Refuse<string>(field, "invalid_text", $"1~{MaxText}자의 문자여야 합니다.", $"A text of 1 to {MaxText} characters is expected.");
    }

    /// <summary>An id alone could be anything's.</summary>
    public string? EntityId(string? id, string? entity) => id is null || entity is not null
        ? Text("entityId", id)
        : Refuse<string>("entityId", "entity_required", "entity와 함께 지정해야 합니다.", "Give entity as well.");

    public DateTimeOffset? Time(string field, string? text)
    {
        if (text is null) return null;
        return text.LastIndexOfAny(['Z', '+', '-']) > text.IndexOf('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToUniversalTime()
            : Refuse<DateTimeOffset?>(field, "invalid_time", "2026-11-24T09:00:00+09:00 형식의 시각이어야 합니다.", "A time such as 2026-11-24T09:00:00+09:00 is expected.");
    }

    public int Limit(string? text)
    {
        if (text is null) return DefaultLimit;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit
            ? limit
            : Refuse<int>("limit", "out_of_range", $"1부터 {MaxLimit}까지의 수여야 합니다.", $"A number from 1 to {MaxLimit} is expected.");
    }

    public AuditPosition? Cursor(string? text)
    {
        if (text is null) return null;
        return text.Split('.') is [var at, var id]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks
            && Guid.TryParseExact(id, "D", out var entry)
            ? new AuditPosition(new DateTimeOffset(ticks, TimeSpan.Zero), entry)
            : Refuse<AuditPosition>("cursor", "cursor_invalid", "커서가 올바르지 않습니다.", "Not a cursor of a former page.");
    }

    public static string CursorOf(SealedEntry last) => string.Create(CultureInfo.InvariantCulture, $"{last.Entry.At.UtcTicks}.{last.Entry.Id}");

    private T? Refuse<T>(string field, string code, string korean, string english)
    {
        _violations.Add(new Violation(field, code, korean, english));
        return default;
    }
}
