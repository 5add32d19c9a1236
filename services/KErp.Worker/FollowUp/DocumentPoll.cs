using KErp.Data.Invoices;
using KErp.Protos.Tax.V1;
using KErp.TaxClient;
using Microsoft.Extensions.Options;

namespace KErp.Worker.FollowUp;

/// <summary>Asks the provider for documents that it told us nothing about: the fall-back of the webhook.</summary>
internal sealed partial class DocumentPoll(
    DocumentStore documents, TaxScraperGateway gateway, InvoiceFollowUp followUp, FollowUpMetrics metrics, IOptions<FollowUpOptions> options, ILogger<DocumentPoll> log)
    : RepeatedWork(options.Value.Interval, log)
{
    /// <summary>What the provider answers at once.</summary>
    private const int MaxDocuments = 1000;

    protected override async Task<bool> WorkAsync(CancellationToken stopping)
    {
        var due = await documents.TakeDueAsync(MaxDocuments, options.Value.Soonest, options.Value.Latest, stopping);
        foreach (var group in due.GroupBy(d => (d.BusinessNumber, d.AsBuyer)))
            await AskAsync(group.Key.BusinessNumber, group.Key.AsBuyer, group.ToDictionary(d => d.MgtKey), stopping);
        return due.Count == MaxDocuments;
    }

    private async Task AskAsync(string business, bool asBuyer, Dictionary<string, Document> wanted, CancellationToken stopping)
    {
        var request = new ListTaxInvoiceStatesRequest { BusinessNumber = business, Side = asBuyer ? Side.Buyer : Side.Seller, MgtKeys = { wanted.Keys } };
        switch (await gateway.AskAsync((client, call) => client.ListTaxInvoiceStatesAsync(request, call)))
        {
            case Answer<ListTaxInvoiceStatesResponse>.Given { Value.States: var states }:
                foreach (var state in states.Where(s => wanted.ContainsKey(s.MgtKey))) await ApplyAsync(wanted[state.MgtKey], state, stopping);
                break;
            case Answer<ListTaxInvoiceStatesResponse>.Refused refused:
                LogRefused(wanted.Count, refused.Code);
                break;
            case Answer<ListTaxInvoiceStatesResponse>.Unavailable unavailable:
                LogUnavailable(wanted.Count, unavailable.Reason);
                break;
        }
    }

    private async Task ApplyAsync(Document document, TaxInvoiceState state, CancellationToken stopping)
    {
        if (DocumentReports.Read(state) is not { } report) return;
        if (await followUp.ApplyAsync(document.CompanyId, document.InvoiceId, report, caller: null, detail: null, stopping) is FollowUpResult.Applied)
            metrics.ReportApplied(FollowUpMetrics.Poll);
    }

    [LoggerMessage(3311, LogLevel.Warning, "The provider refuses to say what became of {Count} documents: {Code}")]
    private partial void LogRefused(int count, string code);

    [LoggerMessage(3312, LogLevel.Information, "What became of {Count} documents is asked again later: {Reason}")]
    private partial void LogUnavailable(int count, string reason);
}
