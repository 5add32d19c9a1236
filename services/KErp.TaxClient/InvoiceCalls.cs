using KErp.Data.Invoices;
using KErp.Data.Model;
using KErp.Protos.Tax.V1;

namespace KErp.TaxClient;

/// <summary>What is asked about invoices of ours.</summary>
public sealed class InvoiceCalls(TaxScraperGateway gateway, BuyerIdentities identities)
{
    public async Task<Answer<IssuedTaxInvoice>> IssueAsync(Invoice invoice)
    {
        var request = new IssueTaxInvoiceRequest { Invoice = ToMessage(invoice), ForceIssue = invoice.ForceIssue };
        var answer = await gateway.AskAsync((client, options) => client.IssueTaxInvoiceAsync(request, options));
        return answer.Look<IssuedTaxInvoice>(response => response.OutcomeCase is IssueTaxInvoiceResponse.OutcomeOneofCase.Issued
            ? new Answer<IssuedTaxInvoice>.Given(response.Issued)
            : new Answer<IssuedTaxInvoice>.Refused(response.Refusal.Code, response.Refusal.Message));
    }

    /// <param name="submission">1-36 of [A-Za-z0-9-]; the same for the same invoices.</param>
    /// <param name="invoices">Of one seller, up to 100, all forced or none.</param>
    /// <returns>Null in the answer while the submission is in progress.</returns>
    public async Task<Answer<SubmissionResult?>> SubmitAsync(string submission, IReadOnlyList<Invoice> invoices)
    {
        var request = new SubmitTaxInvoicesRequest { SubmitId = submission, Invoices = { invoices.Select(ToMessage) }, ForceIssue = invoices[0].ForceIssue };
        var answer = await gateway.AskAsync((client, options) => client.SubmitTaxInvoicesAsync(request, options));
        return answer.Look<SubmissionResult?>(response => response.OutcomeCase switch
        {
            SubmitTaxInvoicesResponse.OutcomeOneofCase.Refusal => new Answer<SubmissionResult?>.Refused(response.Refusal.Code, response.Refusal.Message),
            SubmitTaxInvoicesResponse.OutcomeOneofCase.Result => new Answer<SubmissionResult?>.Given(response.Result),
            _ => new Answer<SubmissionResult?>.Given(null),
        });
    }

    public Task<Answer<TaxInvoiceState>> RequestReverseIssueAsync(Invoice invoice)
    {
        var request = new RequestReverseIssueRequest { Invoice = ToMessage(invoice) };
        return gateway.CommandAsync((client, options) => client.RequestReverseIssueAsync(request, options));
    }

    public Task<Answer<TaxInvoiceState>> CancelAsync(Invoice invoice, string memo) =>
        gateway.CommandAsync((client, options) => client.CancelTaxInvoiceAsync(Command(invoice, memo), options));

    public Task<Answer<TaxInvoiceState>> SendToTaxOfficeAsync(Invoice invoice) =>
        gateway.CommandAsync((client, options) => client.SendToNtsAsync(Command(invoice, ""), options));

    public Task<Answer<TaxInvoiceState>> CancelReverseRequestAsync(Invoice invoice, string memo) =>
        gateway.CommandAsync((client, options) => client.CancelReverseRequestAsync(Command(invoice, memo), options));

    private TaxInvoice ToMessage(Invoice invoice) => InvoiceMapping.ToMessage(invoice, identities.Open(invoice));

    private static DocumentCommand Command(Invoice invoice, string memo) =>
        new() { BusinessNumber = invoice.Owner, MgtKey = invoice.MgtKey, Memo = memo };
}
