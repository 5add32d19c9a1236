using KErp.Api.Requests;
using KErp.Domain;
using KErp.Domain.Invoices;

namespace KErp.Api.Invoices;

/// <summary>Turns a request into an invoice of the domain, collecting everything that is wrong with it.</summary>
internal sealed class InvoiceReading(Party seller, DateOnly today, HolidayCalendar calendar)
{
    private readonly List<Violation> _violations = [];

    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>Meaningful only when there are no <see cref="Violations"/>.</summary>
    public DateOnly IssueDeadline { get; private set; }

    /// <returns>The invoice, or null when there are <see cref="Violations"/>.</returns>
    public NewInvoice? Read(CreateInvoiceRequest request)
    {
        var writeDate = request.WriteDate ?? today;
        var invoice = new NewInvoice(
            Required("taxType", request.TaxType),
            Required("purpose", request.Purpose),
            writeDate,
            seller,
            ReadParty("buyer", request.Buyer),
            [.. ReadLines(request.Lines, writeDate)],
            Required("supplyAmount", request.SupplyAmount),
            Required("taxAmount", request.TaxAmount),
            Required("totalAmount", request.TotalAmount),
            request.Remark);
        // The rules judge what is there; what is missing was reported above and would only be reported twice.
        if (_violations.Count == 0) _violations.AddRange(InvoiceRules.Check(invoice, today));
        if (_violations.Count == 0) CheckDeadline(writeDate);
        return _violations.Count == 0 ? invoice : null;
    }

    private IEnumerable<InvoiceLine> ReadLines(IReadOnlyList<LineRequest?>? lines, DateOnly writeDate) =>
        (lines ?? []).Select((line, index) => ReadLine($"lines[{index}]", index + 1, line ?? new LineRequest(), writeDate));

    private InvoiceLine ReadLine(string at, int number, LineRequest line, DateOnly writeDate) => new(
        number,
        line.PurchaseDate ?? writeDate,
        Required($"{at}.item", line.Item),
        line.Specification,
        line.Quantity,
        line.UnitPrice,
        Required($"{at}.supplyAmount", line.SupplyAmount),
        Required($"{at}.taxAmount", line.TaxAmount),
        line.Remark);

    private Party ReadParty(string at, PartyRequest? party)
    {
        party ??= new PartyRequest();
        return new Party(
            ReadBusinessNumber($"{at}.businessNumber", party.BusinessNumber),
            Required($"{at}.name", party.Name),
            Required($"{at}.representative", party.Representative),
            party.Address,
            party.BusinessType,
            party.BusinessClass,
            party.Email);
    }

    private BusinessNumber ReadBusinessNumber(string at, string? text)
    {
        if (text is null) return Required(at, (BusinessNumber?)null);
        if (!BusinessNumber.TryParse(text, out var number)) _violations.Add(new Violation(
            at, InvoiceViolationCodes.InvalidBusinessNumber, "사업자등록번호가 올바르지 않습니다.", "Not a valid business registration number."));
        return number;
    }

    private void CheckDeadline(DateOnly writeDate)
    {
        try
        {
            IssueDeadline = Domain.Invoices.IssueDeadline.For(writeDate, calendar);
            if (IssueDeadline < today) _violations.Add(new Violation(
                "writeDate", "issue_deadline_passed", $"발급기한({IssueDeadline:yyyy-MM-dd})이 지났습니다.", $"The date to issue by, {IssueDeadline:yyyy-MM-dd}, has passed."));
        }
        catch (UnknownCalendarYearException e)
        {
            _violations.Add(new Violation("writeDate", "calendar_year_unknown", $"{e.Year}년의 공휴일 정보가 없습니다.", e.Message));
        }
    }

    private T Required<T>(string field, T? value) where T : struct => value ?? Missing<T>(field);

    private string Required(string field, string? value) => value ?? Missing<string>(field) ?? "";

    private T Missing<T>(string field)
    {
        _violations.Add(RequestViolations.Required(field));
        return default!;
    }
}
