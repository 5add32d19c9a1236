using KErp.Data.Audit;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using KErp.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Invoices;

/// <summary>An invoice with its lines and the buyer's number, for the documents that state it in clear.</summary>
public sealed record OpenInvoice(Invoice Invoice, IdentityNumber? BuyerIdentity);

/// <summary>Opens an issued invoice for a document that leaves the platform, once the record of who took it is committed.</summary>
public sealed class InvoiceReveal(CompanyDatabase database, BuyerIdentities identities, TimeProvider time)
{
    /// <returns>The invoice, opened if it has a 승인번호; null when there is none of that id.</returns>
    public Task<OpenInvoice?> OpenAsync(Guid company, Guid id, Caller caller, string action, CancellationToken cancellation) =>
        database.RunAsync<OpenInvoice?>(
            company,
            async db =>
            {
                var found = await db.Invoices.AsNoTracking().Include(i => i.Lines.OrderBy(l => l.Number)).FirstOrDefaultAsync(i => i.Id == id, cancellation);
                if (found?.NtsConfirmNumber is null) return found is null ? null : new OpenInvoice(found, null);
                db.Record(caller, time.GetUtcNow(), action, "invoice", id.ToString(), Subject(found));
                await db.SaveChangesAsync(cancellation);
                return new OpenInvoice(found, identities.Open(found));
            },
            cancellation);

    /// <summary>Whose number it states; a business is nobody's personal data.</summary>
    private static string? Subject(Invoice invoice) => invoice.BuyerKind is BuyerKind.Business ? null : $"buyer:{invoice.Id}";
}
