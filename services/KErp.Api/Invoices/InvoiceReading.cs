using KErp.Api.Requests;
using KErp.Domain;
using KErp.Domain.Invoices;

namespace KErp.Api.Invoices;

/// <summary>Turns a request into an invoice of the domain, collecting everything that is wrong with it.</summary>
internal sealed class InvoiceReading(Party seller, DateOnly today, HolidayCalendar calendar) : RequestReading
{
    /// <summary>Meaningful only when there are no <see cref="RequestReading.Violations"/>.</summary>
    public DateOnly IssueDeadline { get; private set; }

    /// <returns>The invoice, or null when there are <see cref="RequestReading.Violations"/>.</returns>
    public NewInvoice? Read(CreateInvoiceRequest request)
    {
        var writeDate = request.WriteDate ?? today;
        var invoice = new NewInvoice(
            Required("taxType", request.TaxType),
            Required("purpose", request.Purpose),
            writeDate,
            seller,
            ReadParty("buyer.", request.Buyer),
            [.. ReadLines(request.Lines, writeDate)],
            Required("supplyAmount", request.SupplyAmount),
            Required("taxAmount", request.TaxAmount),
            Required("totalAmount", request.TotalAmount),
            request.Remark);
        // The rules judge what is there; what is missing was reported above and would only be reported twice.
        if (Found.Count == 0) Found.AddRange(InvoiceRules.Check(invoice, today));
        if (Found.Count == 0) CheckDeadline(writeDate);
        return Found.Count == 0 ? invoice : null;
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

    private void CheckDeadline(DateOnly writeDate)
    {
        try
        {
            IssueDeadline = Domain.Invoices.IssueDeadline.For(writeDate, calendar);
            if (IssueDeadline < today) Found.Add(new Violation(
                "writeDate", "issue_deadline_passed", $"발급기한({IssueDeadline:yyyy-MM-dd})이 지났습니다.", $"The date to issue by, {IssueDeadline:yyyy-MM-dd}, has passed."));
        }
        catch (UnknownCalendarYearException e)
        {
            Found.Add(new Violation("writeDate", "calendar_year_unknown", $"{e.Year}년의 공휴일 정보가 없습니다.", e.Message));
        }
    }
}
