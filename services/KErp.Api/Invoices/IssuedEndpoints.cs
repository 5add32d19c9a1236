using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Provider;
using KErp.Api.Requests;
using KErp.Data.Invoices;
using KErp.Domain;
using KErp.Domain.Invoices;
using KErp.Protos.Tax.V1;
using KErp.TaxClient;

namespace KErp.Api.Invoices;

public sealed record CancelRequest
{
    /// <summary>Why, for the other party; up to 200 characters.</summary>
    public string? Memo { get; init; }
}

/// <summary>
/// What is done with an invoice that the provider has. It is asked at once; should its answer be lost, the follow-up finds
/// out, and the same request may be sent again.
/// </summary>
internal static class IssuedEndpoints
{
    private const int MaxMemo = 200;

    /// <summary>발행취소 before the transmission; the buyer's own request to its seller is taken back likewise.</summary>
    public static async Task<IResult> CancelAsync(
        Guid id, HttpContext http, Principal principal, InvoiceStore invoices, InvoiceCalls calls, InvoiceFollowUp followUp, InvoiceWriting writing, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<CancelRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var violations = new List<Violation>();
        TextRules.Open(violations, "memo", body.Value!.Memo, MaxMemo);
        if (violations.Count > 0) return violations.ToResult();
        if (await invoices.FindAsync(principal.Company, id, cancellation) is not { } invoice) return Problem.NotFound.ToResult("id");

        var memo = body.Value.Memo ?? "";
        switch (invoice.Status)
        {
            case InvoiceStatus.Issued:
                return await TakeOnAsync(await calls.CancelAsync(invoice, memo));
            case InvoiceStatus.Requested:
                return await TakeOnAsync(await calls.CancelReverseRequestAsync(invoice, memo));
            case InvoiceStatus.Transmitting or InvoiceStatus.Transmitted or InvoiceStatus.TransmitFailed:
                return InvoiceProblems.AlreadyTransmitted.ToResult("status");
            default:
                return InvoiceProblems.NotIssued.ToResult("status");
        }

        async Task<IResult> TakeOnAsync(Answer<TaxInvoiceState> answer)
        {
            if (answer is not Answer<TaxInvoiceState>.Given { Value: var state }) return answer.ToProblem();
            if (DocumentReports.Read(state) is { } report)
                await followUp.ApplyAsync(principal.Company, id, report, principal.Caller(http), memo.Length > 0 ? memo : null, cancellation);
            return await DescribeAsync(id, principal, invoices, writing, cancellation);
        }
    }

    /// <summary>국세청 즉시전송, instead of the provider's daily batch.</summary>
    public static async Task<IResult> TransmitAsync(
        Guid id, HttpContext http, Principal principal, InvoiceStore invoices, InvoiceCalls calls, InvoiceFollowUp followUp, InvoiceWriting writing, CancellationToken cancellation)
    {
        if (await invoices.FindAsync(principal.Company, id, cancellation) is not { } invoice) return Problem.NotFound.ToResult("id");
        if (invoice.Status is InvoiceStatus.Issued or InvoiceStatus.TransmitFailed)
        {
            var answer = await calls.SendToTaxOfficeAsync(invoice);
            if (answer is not Answer<TaxInvoiceState>.Given { Value: var state }) return answer.ToProblem();
            await followUp.NoteAsync(principal.Company, id, principal.Caller(http), "invoice.transmit", "국세청 즉시전송 요청", cancellation);
            if (DocumentReports.Read(state) is { } report) await followUp.ApplyAsync(principal.Company, id, report, caller: null, detail: null, cancellation);
        }
        else if (invoice.Status is not (InvoiceStatus.Transmitting or InvoiceStatus.Transmitted))
        {
            return InvoiceProblems.NotIssued.ToResult("status");
        }

        return await DescribeAsync(id, principal, invoices, writing, cancellation);
    }

    private static async Task<IResult> DescribeAsync(Guid id, Principal principal, InvoiceStore invoices, InvoiceWriting writing, CancellationToken cancellation) =>
        await invoices.FindAsync(principal.Company, id, cancellation) is { } row ? Results.Ok(writing.Describe(row)) : Problem.NotFound.ToResult("id");
}
