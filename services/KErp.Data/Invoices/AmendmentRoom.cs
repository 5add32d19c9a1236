using KErp.Data.Idempotency;
using KErp.Data.Model;
using KErp.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Invoices;

/// <summary>How much of an invoice its amendments have left. The original is locked, so that two of them cannot take back the same.</summary>
internal static class AmendmentRoom
{
    /// <summary>States of amendments that take nothing back, and never will.</summary>
    private static readonly InvoiceStatus[] Void = [InvoiceStatus.Failed, InvoiceStatus.Cancelled];

    /// <returns>Null when there is room for the sheets, until the transaction ends.</returns>
    /// <exception cref="InvalidOperationException">The original is not transmitted: the caller saw that it is, and it stays so.</exception>
    public static async Task<CreationOutcome.Refused?> ClaimAsync(KErpDbContext db, Guid id, IReadOnlyList<Invoice> sheets, CancellationToken cancellation)
    {
        if (await db.LockInvoiceAsync(id, cancellation) is not { Status: InvoiceStatus.Transmitted, NtsConfirmNumber: not null } original)
            throw new InvalidOperationException($"Invoice {id} cannot be amended: it is not transmitted.");
        var before = await db.Invoices
            .Where(i => i.OriginalInvoiceId == id && !Void.Contains(i.Status))
            .Select(i => new { Reason = i.AmendmentReason!.Value, i.SupplyAmount })
            .ToListAsync(cancellation);
        var left = original.SupplyAmount + before.Sum(i => Amendments.EffectOf(i.Reason, i.SupplyAmount));
        var effect = sheets.Sum(sheet => Amendments.EffectOf(sheet.AmendmentReason!.Value, sheet.SupplyAmount));
        return left + effect >= 0 ? null : new CreationOutcome.Refused([AmendmentViolations.ExceedsOriginal("reason", left)]);
    }
}
