using System.Globalization;
using KErp.Api.Requests;
using KErp.Data.Invoices;
using KErp.Domain;
using KErp.Domain.Invoices;

namespace KErp.Api.Invoices;

/// <summary>Turns the parameters of a list into a filter, collecting everything that is wrong with them.</summary>
internal sealed class InvoiceQueryReading(List<Violation> violations)
{
    private readonly QueryReading _query = new(violations);

    /// <returns>Meaningful only when no violation was added.</returns>
    public InvoiceFilter Read(InvoiceQuery query) => new(
        [.. (query.Status?.Split(',') ?? []).Select(ReadStatus)],
        ReadDirection(query.Direction),
        _query.Date("from", query.From),
        _query.Date("to", query.To),
        ReadPartner(query.Partner),
        ReadAmount("minAmount", query.MinAmount),
        ReadAmount("maxAmount", query.MaxAmount),
        ReadText(query.Text));

    private InvoiceStatus ReadStatus(string text) => Words.TryRead<InvoiceStatus>(text, out var status)
        ? status
        : Refuse<InvoiceStatus>("status", InvoiceViolationCodes.UnknownValue, "알 수 없는 상태입니다.", "Not a state of an invoice.");

    private IssueType? ReadDirection(string? text) => text switch
    {
        null => null,
        "sales" => IssueType.Forward,
        "purchases" => IssueType.Reverse,
        _ => Refuse<IssueType?>("direction", InvoiceViolationCodes.UnknownValue, "sales(매출) 또는 purchases(매입)이어야 합니다.", "Either sales or purchases."),
    };

    private string? ReadPartner(string? text)
    {
        if (text is null) return null;
        return BusinessNumber.TryParse(text, out var number)
            ? number.Value
            : Refuse<string>("partner", InvoiceViolationCodes.InvalidBusinessNumber, "사업자등록번호가 올바르지 않습니다.", "Not a valid business registration number.");
    }

    private long? ReadAmount(string field, string? text)
    {
        if (text is null) return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var won)
            ? won
            : Refuse<long?>(field, "invalid_amount", "원 단위의 정수여야 합니다.", "A whole number of won is expected.");
    }

    private string? ReadText(string? text)
    {
        var read = _query.Text("text", text);
        // Nothing that is searched holds one, and what was asked goes into records.
        return ResidentNumber.IsIn(read)
            ? Refuse<string>("text", InvoiceViolationCodes.PersonalNumber, "주민등록번호로 찾을 수 없습니다.", "Must not hold a resident registration number.")
            : read;
    }

    private T? Refuse<T>(string field, string code, string korean, string english)
    {
        violations.Add(new Violation(field, code, korean, english));
        return default;
    }
}
