using System.Diagnostics;
using System.Text.Json;
using KErp.Data.Invoices;
using KErp.Names;

namespace KErp.Messaging;

/// <summary>Payload of <see cref="Subjects.IssueInvoice"/>.</summary>
public sealed record IssueInvoiceMessage(Guid InvoiceId);

/// <summary>Makes and reads the payloads, so that both ends agree.</summary>
public static class Messages
{
    public static OutgoingMessage IssueInvoice(Guid invoice, DateTimeOffset now) => new(
        Guid.CreateVersion7(now),
        Subjects.IssueInvoice,
        JsonSerializer.Serialize(new IssueInvoiceMessage(invoice), JsonSerializerOptions.Strict),
        Activity.Current?.Id);

    /// <exception cref="JsonException">The payload is not what the subject promises.</exception>
    public static T Read<T>(string payload) =>
        JsonSerializer.Deserialize<T>(payload, JsonSerializerOptions.Strict) ?? throw new JsonException("The payload is null.");
}
