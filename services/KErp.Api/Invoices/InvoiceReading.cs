using KErp.Api.Requests;
using KErp.Domain;
using KErp.Domain.Invoices;

namespace KErp.Api.Invoices;

/// <summary>Turns a request into an invoice of the domain, collecting everything that is wrong with it.</summary>
/// <param name="company">Who sends the request: the seller, or the buyer of a reverse issue.</param>
/// <param name="prefix">Of the fields' names, such as <c>invoices[3].</c>; empty at the root.</param>
internal sealed class InvoiceReading(Party company, DateOnly today, HolidayCalendar calendar, string prefix = "") : RequestReading
{
    /// <summary>Meaningful only when there are no <see cref="RequestReading.Violations"/>.</summary>
    public DateOnly IssueDeadline { get; private set; }

    /// <summary>An invoice to be issued now: its date to issue by must not have passed, unless it is forced.</summary>
    /// <returns>The invoice, or null when there are <see cref="RequestReading.Violations"/>.</returns>
    public NewInvoice? ReadToIssue(InvoiceRequest request, bool force)
    {
        var invoice = Read(request);
        if (invoice is not null && !force && IssueDeadline < today) Found.Add(InvoiceProblems.DeadlinePassed($"{prefix}writeDate", IssueDeadline));
        return Found.Count == 0 ? invoice : null;
    }

    /// <returns>The invoice, or null when there are <see cref="RequestReading.Violations"/>.</returns>
    public NewInvoice? Read(InvoiceRequest request) => Judge(
        ReadDocument(request, company, ReadParty("buyer.", request.Buyer)) with
        {
            BuyerKind = request.Buyer?.Kind ?? BuyerKind.Business, BuyerIdentity = request.Buyer?.IdentityNumber,
        });

    /// <summary>역발행: the company is the buyer, and names the seller whom it asks.</summary>
    /// <returns>The invoice, or null when there are <see cref="RequestReading.Violations"/>.</returns>
    public NewInvoice? ReadReverse(ReverseRequestRequest request) =>
        Judge(ReadDocument(request, ReadParty("seller.", request.Seller), company) with { IssueType = IssueType.Reverse });

    private NewInvoice ReadDocument(DocumentRequest request, Party seller, Party buyer)
    {
        var writeDate = request.WriteDate ?? today;
        return new NewInvoice(
            Required("taxType", request.TaxType),
            Required("purpose", request.Purpose),
            writeDate,
            seller,
            buyer,
            [.. ReadLines(request.Lines, request.TaxType, writeDate)],
            Required("supplyAmount", request.SupplyAmount),
            Required("taxAmount", request.TaxAmount),
            Required("totalAmount", request.TotalAmount))
        {
            Remarks = [.. (request.Remarks ?? []).Select((remark, index) => Required($"remarks[{index}]", remark))],
            Payment = ReadPayment(request.Payment),
            Contacts = [.. (request.Contacts ?? []).Select((contact, index) => ReadContact($"contacts[{index}]", contact ?? new ContactRequest()))],
        };
    }

    private NewInvoice? Judge(NewInvoice invoice)
    {
        // The rules judge what is there; what is missing was reported above and would only be reported twice.
        if (Found.Count == 0) Found.AddRange(InvoiceRules.Check(invoice, today));
        if (Found.Count == 0) ReadDeadline(invoice.WriteDate);
        if (prefix.Length > 0)
            for (var i = 0; i < Found.Count; i++) Found[i] = Found[i] with { Field = prefix + Found[i].Field };
        return Found.Count == 0 ? invoice : null;
    }

    protected override bool NeedsBusinessNumber(PartyRequest? party) => party is not BuyerRequest { Kind: not (null or BuyerKind.Business) };

    private static Payment ReadPayment(PaymentRequest? payment) =>
        payment is null ? Payment.NotStated : new Payment(payment.Cash ?? 0, payment.Cheque ?? 0, payment.Note ?? 0, payment.Credit ?? 0);

    private Contact ReadContact(string at, ContactRequest contact) => new(contact.Name, Required($"{at}.email", contact.Email));

    public IEnumerable<InvoiceLine> ReadLines(IReadOnlyList<LineRequest?>? lines, TaxType? taxType, DateOnly writeDate) =>
        (lines ?? []).Select((line, index) => ReadLine($"lines[{index}]", index + 1, line ?? new LineRequest(), taxType, writeDate));

    private InvoiceLine ReadLine(string at, int number, LineRequest line, TaxType? taxType, DateOnly writeDate)
    {
        var item = Required($"{at}.item", line.Item);
        var (supply, tax) = ReadAmounts(at, line, taxType);
        return new(number, line.PurchaseDate ?? writeDate, item, line.Specification, line.Quantity, line.UnitPrice, supply, tax, line.Remark);
    }

    private (long Supply, long Tax) ReadAmounts(string at, LineRequest line, TaxType? taxType)
    {
        // Rounded as the rules expect a tax to be, and as the provider and HomeTax split a total.
        if (line is { TotalAmount: { } total, SupplyAmount: null, TaxAmount: null })
            return taxType is TaxType.Taxable ? VatRules.SplitInclusive(total, VatRounding.Floor) : (total, 0);
        if (line is { TotalAmount: { } stated, SupplyAmount: { } supply, TaxAmount: { } tax } && stated != (Int128)supply + tax)
            Found.Add(InvoiceProblems.LineTotalMismatch($"{at}.totalAmount", (Int128)supply + tax));
        return (Required($"{at}.supplyAmount", line.SupplyAmount), Required($"{at}.taxAmount", line.TaxAmount));
    }

    private void ReadDeadline(DateOnly writeDate)
    {
        try
        {
            IssueDeadline = Domain.Invoices.IssueDeadline.For(writeDate, calendar);
        }
        catch (UnknownCalendarYearException e)
        {
            Found.Add(InvoiceProblems.CalendarUnknown("writeDate", e));
        }
    }
}
