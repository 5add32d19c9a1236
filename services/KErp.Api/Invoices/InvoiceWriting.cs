using KErp.Api.Partners;
using KErp.Api.Requests;
using KErp.Data.Encryption;
using KErp.Data.Idempotency;
using KErp.Data.Invoices;
using KErp.Data.Model;
using KErp.Domain.Invoices;

namespace KErp.Api.Invoices;

/// <summary>What every route that writes an invoice has to do between reading the request and storing the row.</summary>
internal sealed class InvoiceWriting(BuyerIdentities identities, BlindIndex index, PartnerWarnings warnings)
{
    /// <param name="batch">The bulk issue that it comes with, and its place in it.</param>
    public Invoice NewRow(
        Guid company, NewInvoice invoice, DateOnly deadline, bool force, InvoiceStatus status, DateTimeOffset now, (Guid Id, int Ordinal)? batch = null)
    {
        var id = Guid.CreateVersion7(now);
        return Invoice.Of(company, id, Content(company, id, invoice, deadline, force), status, now, batch);
    }

    /// <summary>The content with the buyer's number sealed for its place.</summary>
    public InvoiceContent Content(Guid company, Guid id, NewInvoice invoice, DateOnly deadline, bool force) =>
        new(invoice, deadline, force, identities.Seal(invoice.BuyerIdentity, company, id));

    public RequestKey KeyOf<T>(string route, string key, T body, NewInvoice invoice, Guid company) => invoice.BuyerIdentity is { } number
        ? IdempotencyKeyHeader.KeyOf(route, key, body, number.Reveal(), company, index)
        : IdempotencyKeyHeader.KeyOf(route, key, body);

    /// <summary>The same for many invoices in one body.</summary>
    public RequestKey KeyOf(string route, string key, CreateBatchRequest body, Guid company) => IdempotencyKeyHeader.KeyOf(
        route, key, body, string.Join('\n', body.Invoices!.Select(i => i?.Buyer?.IdentityNumber?.Reveal())), company, index);

    /// <summary>What was written, with the buyer's number opened.</summary>
    public NewInvoice AsWritten(Invoice invoice) => invoice.ToDomain(identities.Open(invoice));

    public InvoiceResponse Describe(Invoice invoice) => InvoiceResponse.Of(invoice, identities.Open(invoice));

    /// <summary>The answer to one that was just written, with what its writer should know about the buyer.</summary>
    public async Task<InvoiceResponse> DescribeNewAsync(Invoice invoice, CancellationToken cancellation) =>
        Describe(invoice) with { Warnings = await warnings.AboutAsync(invoice, cancellation) };
}
