using System.Globalization;
using KErp.Domain;
using KErp.Domain.Invoices;

namespace KErp.Api.Requests;

/// <summary>Reads the parameters of a list from the query string, collecting everything that is wrong with them.</summary>
/// <param name="found">Where that is added.</param>
internal sealed class QueryReading(List<Violation> found)
{
    private const int MaxText = 100;

    public QueryReading() : this([])
    {
    }

    public IReadOnlyList<Violation> Violations => found;

    public Guid? Cursor(string? text) => Paging.ReadCursor(text, found);

    public int Limit(string? text) => Paging.ReadLimit(text, found);

    /// <summary>The last ordinal of the page before; -1 for the first page.</summary>
    public int Ordinal(string? text)
    {
        if (text is null) return -1;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            ? ordinal
            : Refuse<int>("cursor", "cursor_invalid", "커서가 올바르지 않습니다.", "Not a cursor of a former page.");
    }

    /// <summary>One of the words that the API writes for the values of <typeparamref name="T"/>.</summary>
    public T? Word<T>(string field, string? text) where T : struct, Enum
    {
        if (text is null) return null;
        return Words.TryRead<T>(text, out var value)
            ? value
            : Refuse<T?>(field, InvoiceViolationCodes.UnknownValue, "허용되지 않는 값입니다.", "Not one of the allowed values.");
    }

    public DateOnly? Date(string field, string? text)
    {
        if (text is null) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : Refuse<DateOnly?>(field, "invalid_date", "2026-11-24 형식의 날짜여야 합니다.", "A date such as 2026-11-24 is expected.");
    }

    public bool Flag(string field, string? text) => text switch
    {
        null or "false" => false,
        "true" => true,
        _ => Refuse<bool>(field, InvoiceViolationCodes.UnknownValue, "true 또는 false여야 합니다.", "true or false is expected."),
    };

    public string? Text(string field, string? text)
    {
        if (text is null || text.Length is > 0 and <= MaxText && !text.Any(char.IsControl)) return text;
        return Refuse<string>(field, "invalid_text", $"1~{MaxText}자의 문자여야 합니다.", $"A text of 1 to {MaxText} characters is expected.");
    }

    public T Required<T>(string field, T? value) where T : struct
    {
        // What was there and wrong is reported already.
        if (value is null && !found.Exists(v => v.Field == field)) found.Add(RequestViolations.Required(field));
        return value ?? default;
    }

    private T? Refuse<T>(string field, string code, string korean, string english)
    {
        found.Add(new Violation(field, code, korean, english));
        return default;
    }
}
