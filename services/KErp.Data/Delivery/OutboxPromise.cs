using KErp.Data.Invoices;
using KErp.Data.Model;

namespace KErp.Data.Delivery;

internal static class OutboxPromise
{
    /// <summary>Adds a message for the company of the transaction; it is sent if the transaction commits.</summary>
    public static void Promise(this KErpDbContext db, OutgoingMessage message, DateTimeOffset now) => db.Add(new OutboxMessage
    {
        Id = message.Id,
        CompanyId = db.CurrentCompany,
        Subject = message.Subject,
        Payload = message.Payload,
        TraceParent = message.TraceParent,
        State = OutboxMessage.Pending,
        CreatedAt = now,
    });
}
