using System.Diagnostics;
using System.Text.Json;
using KErp.Data.Invoices;
using KErp.Names;

namespace KErp.Messaging;

/// <summary>Payload of <see cref="Subjects.IssueInvoice"/>.</summary>
public sealed record IssueInvoiceMessage(Guid InvoiceId);

/// <summary>Payload of <see cref="Subjects.IssueInvoiceChunk"/>.</summary>
/// <param name="Chunk">Which hundred of the bulk issue, from 0.</param>
public sealed record IssueChunkMessage(Guid BatchId, int Chunk);

/// <summary>Payload of <see cref="Subjects.CollectInvoices"/>.</summary>
public sealed record CollectInvoicesMessage(Guid CollectionId);

/// <summary>Payload of <see cref="Subjects.ComputePayroll"/>.</summary>
public sealed record ComputePayrollMessage(Guid PayrollId);

/// <summary>Makes and reads the payloads, so that both ends agree.</summary>
public static class Messages
{
    public static OutgoingMessage IssueInvoice(Guid invoice, DateTimeOffset now) => Of(Subjects.IssueInvoice, new IssueInvoiceMessage(invoice), now);

    public static OutgoingMessage IssueChunk(Guid batch, int chunk, DateTimeOffset now) =>
        Of(Subjects.IssueInvoiceChunk, new IssueChunkMessage(batch, chunk), now);

    public static OutgoingMessage CollectInvoices(Guid collection, DateTimeOffset now) =>
        Of(Subjects.CollectInvoices, new CollectInvoicesMessage(collection), now);

    public static OutgoingMessage ComputePayroll(Guid payroll, DateTimeOffset now) => Of(Subjects.ComputePayroll, new ComputePayrollMessage(payroll), now);

    /// <exception cref="JsonException">The payload is not what the subject promises.</exception>
    public static T Read<T>(string payload) =>
        JsonSerializer.Deserialize<T>(payload, JsonSerializerOptions.Strict) ?? throw new JsonException("The payload is null.");

    private static OutgoingMessage Of<T>(string subject, T payload, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), subject, JsonSerializer.Serialize(payload, JsonSerializerOptions.Strict), Activity.Current?.Id);
}
