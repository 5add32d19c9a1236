using KErp.Data.Audit;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using KErp.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Invoices;

/// <summary>
/// Writes down what becomes of an invoice at the provider. Reports come by webhook, by poll and as the answer to a command,
/// late, twice and at once: the row is locked, and a report counts only if it follows the state that is there.
/// </summary>
public sealed class InvoiceFollowUp(CompanyDatabase database, TimeProvider time)
{
    /// <summary>Takes a report on.</summary>
    /// <param name="caller">Who brought it about, for the audit; null for what the provider did by itself.</param>
    public Task<FollowUpResult> ApplyAsync(
        Guid company, Guid invoice, DocumentReport report, Caller? caller, string? detail, CancellationToken cancellation) => database.RunAsync(
        company,
        async db =>
        {
            var row = await db.LockInvoiceAsync(invoice, cancellation);
            if (row is null) return FollowUpResult.Unknown;
            var now = time.GetDatabaseNow();
            if (caller is not null) db.Record(caller, now, $"invoice.{EnumText.Of(report.Status)}", "invoice", invoice.ToString());
            var result = await TakeOnAsync(db, row, report, detail, now, cancellation);
            await db.SaveChangesAsync(cancellation);
            return result;
        },
        cancellation);

    private static async Task<FollowUpResult> TakeOnAsync(
        KErpDbContext db, Invoice row, DocumentReport report, string? detail, DateTimeOffset now, CancellationToken cancellation)
    {
        if (row.Status is InvoiceStatus.Queued or InvoiceStatus.Issuing) return FollowUpResult.TooEarly;
        if (!InvoiceTransitions.Follows(row.Status, report.Status)) return FollowUpResult.OldNews;
        Write(row, report, now);
        db.Add(InvoiceEvent.Of(row, now, detail ?? report.ResultCode));
        await FollowAsync(db, row, now, cancellation);
        return FollowUpResult.Applied;
    }

    /// <summary>A line in the timeline that changes no state, such as a command that the provider took on.</summary>
    public Task NoteAsync(Guid company, Guid invoice, Caller caller, string action, string detail, CancellationToken cancellation) => database.RunAsync(
        company,
        async db =>
        {
            var row = await db.LockInvoiceAsync(invoice, cancellation) ?? throw new InvalidOperationException($"Invoice {invoice} is not there.");
            var now = time.GetDatabaseNow();
            db.Add(InvoiceEvent.Of(row, now, detail));
            db.Record(caller, now, action, "invoice", invoice.ToString());
            await FollowAsync(db, row, now, cancellation, again: true);
            return await db.SaveChangesAsync(cancellation);
        },
        cancellation);

    /// <summary>Brings what is asked for next in line with the state of the invoice.</summary>
    /// <param name="again">Looks at it at once, whatever was planned.</param>
    internal static async Task FollowAsync(KErpDbContext db, Invoice invoice, DateTimeOffset now, CancellationToken cancellation, bool again = false)
    {
        var wanted = again || InvoiceTransitions.IsFollowed(invoice.Status);
        var followed = await db.FollowedDocuments.AsTracking().FirstOrDefaultAsync(d => d.InvoiceId == invoice.Id, cancellation);
        if (followed is null && wanted) db.Add(Document(invoice, now));
        if (followed is null) return;
        followed.NextAt = !wanted ? null : again ? now : followed.NextAt ?? now;
        followed.ConfirmNumber = invoice.NtsConfirmNumber;
    }

    private static FollowedDocument Document(Invoice invoice, DateTimeOffset now) => new()
    {
        CompanyId = invoice.CompanyId,
        InvoiceId = invoice.Id,
        BusinessNumber = invoice.Owner,
        AsBuyer = invoice.IssueType is IssueType.Reverse,
        MgtKey = invoice.MgtKey,
        ConfirmNumber = invoice.NtsConfirmNumber,
        Since = now,
        NextAt = now,
    };

    private static void Write(Invoice row, DocumentReport report, DateTimeOffset now)
    {
        row.Status = report.Status;
        row.NtsConfirmNumber = report.ConfirmNumber ?? row.NtsConfirmNumber;
        row.NtsResultCode = report.ResultCode ?? row.NtsResultCode;
        // A reverse issue is issued by its seller, in our absence.
        if (row.IssuedAt is null && report.ConfirmNumber is not null) row.IssuedAt = report.ChangedAt ?? now;
    }
}

public enum FollowUpResult
{
    /// <summary>Written down.</summary>
    Applied,

    /// <summary>Known already, or overtaken.</summary>
    OldNews,

    /// <summary>Our own issue of it is not written yet: the report must come again.</summary>
    TooEarly,

    /// <summary>No such invoice in the company.</summary>
    Unknown,
}
