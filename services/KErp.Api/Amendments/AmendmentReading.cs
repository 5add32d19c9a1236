using KErp.Api.Invoices;
using KErp.Api.Requests;
using KErp.Domain;
using KErp.Domain.Invoices;

namespace KErp.Api.Amendments;

/// <summary>One sheet to be issued.</summary>
/// <param name="Deadline">The last Korean date on which it is in time.</param>
/// <param name="Force">Issue it after that date, or after the one that its write date alone would give.</param>
internal sealed record Sheet(NewInvoice Invoice, DateOnly Deadline, bool Force);

/// <summary>Turns a request into the sheets of a 수정세금계산서, collecting everything that is wrong with it.</summary>
/// <param name="company">The seller as it is today, for an invoice that is written anew.</param>
internal sealed class AmendmentReading(Party company, OriginalInvoice original, DateOnly today, HolidayCalendar calendar) : RequestReading
{
    /// <returns>The sheets, or null when there are <see cref="RequestReading.Violations"/>.</returns>
    public IReadOnlyList<Sheet>? Read(AmendInvoiceRequest body)
    {
        var request = ReadRequest(body);
        if (Found.Count > 0) return null;
        var (sheets, violations) = Domain.Invoices.Amendments.Write(original, request, today);
        Found.AddRange(violations);
        var dated = sheets.Select(sheet => Date(sheet, request.Reason, body.ForceIssue ?? false)).ToList();
        return Found.Count == 0 ? dated : null;
    }

    private AmendmentRequest ReadRequest(AmendInvoiceRequest body) => new(
        Required("reason", body.Reason),
        body.Date,
        ReadLines(body),
        body.Remarks is null ? null : [.. body.Remarks.Select((remark, index) => Required($"remarks[{index}]", remark))],
        ReadCorrected(body.Corrected));

    private List<InvoiceLine>? ReadLines(AmendInvoiceRequest body)
    {
        if (body.Lines is null) return null;
        var reading = new InvoiceReading(company, today, calendar);
        var lines = reading.ReadLines(body.Lines, original.Invoice.TaxType, body.Date ?? today).ToList();
        Found.AddRange(reading.Violations);
        return lines;
    }

    private NewInvoice? ReadCorrected(InvoiceRequest? corrected)
    {
        if (corrected is null) return null;
        var reading = new InvoiceReading(company, today, calendar, "corrected.");
        var invoice = reading.Read(corrected with { WriteDate = corrected.WriteDate ?? original.Invoice.WriteDate });
        Found.AddRange(reading.Violations);
        return invoice;
    }

    private Sheet Date(NewInvoice sheet, AmendmentReason reason, bool force)
    {
        try
        {
            var deadline = AmendmentDeadline.For(reason, sheet.WriteDate, today, calendar);
            if (deadline < today && !force && Found.Count == 0) Found.Add(InvoiceProblems.DeadlinePassed("date", deadline));
            return new Sheet(sheet, deadline, force || Domain.Invoices.Amendments.KeepsWriteDate(reason));
        }
        catch (UnknownCalendarYearException e)
        {
            Found.Add(InvoiceProblems.CalendarUnknown("date", e));
            return new Sheet(sheet, default, force);
        }
    }
}
