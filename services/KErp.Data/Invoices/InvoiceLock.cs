using KErp.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Invoices;

internal static class InvoiceLock
{
    /// <summary>Nobody else changes the invoice until the transaction ends.</summary>
    /// <remarks>A statement of its own: in a query around FromSql, EF Core does not know the columns of the parties by their names.</remarks>
    /// <returns>The invoice as it is now, tracked, or null when there is none of that id.</returns>
    public static async Task<Invoice?> LockInvoiceAsync(this KErpDbContext db, Guid id, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM invoices WHERE id = {id} FOR UPDATE", cancellation);
        return await db.Invoices.AsTracking().FirstOrDefaultAsync(i => i.Id == id, cancellation);
    }
}
