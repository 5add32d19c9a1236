using System.Text.Json;
using KErp.Data.Idempotency;
using KErp.Data.Model;
using KErp.Names;
using Npgsql;

namespace KErp.Data.Invoices;

/// <summary>
/// The hot path: one batch, one round trip, one commit. PostgreSQL runs the statements of a batch as one implicit
/// transaction, so either the key, the invoice, its lines, its timeline, the audit and the outbox row exist, or none.
/// </summary>
public sealed class InvoiceCreation(NpgsqlDataSource source)
{
    /// <summary>Creates the invoice, or tells what the idempotency key already stands for.</summary>
    /// <exception cref="NpgsqlException">The database is away; nothing was written, or the outcome is found by the same key.</exception>
    public async Task<CreationOutcome> CreateAsync(InvoiceToCreate creation, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Session(creation.CompanyId),
                IdempotencyRow(creation),
                InvoiceRow(creation.Invoice),
                LineRows(creation.Invoice),
                TimelineRow(creation.Invoice.Timeline[0]),
                AuditRow(creation),
                OutboxRow(creation),
            },
        };
        try
        {
            // A batch that was sent is not cancelled half-way: the caller may be gone, the invoice is not.
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
            return new CreationOutcome.Created();
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: KErpDbContext.IdempotencyKeyConstraint })
        {
            return await ReadSavedAsync(connection, creation, cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return new CreationOutcome.InProgress();
        }
    }

    private static async Task<CreationOutcome> ReadSavedAsync(
        NpgsqlConnection connection, InvoiceToCreate creation, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Session(creation.CompanyId),
                Command(
                    """
                    SELECT fingerprint, response_status, response_body, response_location FROM idempotency_keys
                    WHERE company_id = $1 AND route = $2 AND key = $3
                    """,
                    creation.CompanyId, creation.Key.Route, creation.Key.Key),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return creation.Key.Matches(reader.GetFieldValue<byte[]>(0))
            ? new CreationOutcome.Replayed(new SavedResponse(reader.GetInt32(1), reader.GetString(2), reader.GetString(3)))
            : new CreationOutcome.KeyReused();
    }

    private static NpgsqlBatchCommand Session(Guid company) => Command(
        $"SELECT set_config('{DatabaseSettings.CompanyId}', $1, true), set_config('lock_timeout', '{IdempotentCreation.LockTimeout}', true)",
        company.ToString());

    private static NpgsqlBatchCommand IdempotencyRow(InvoiceToCreate c) => Command(
        """
        INSERT INTO idempotency_keys (company_id, route, key, fingerprint, response_status, response_body, response_location, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        c.CompanyId, c.Key.Route, c.Key.Key, c.Key.Fingerprint, c.Response.Status, c.Response.Body, c.Response.Location, c.Now);

    private static NpgsqlBatchCommand InvoiceRow(Invoice i) => Command(
        """
        INSERT INTO invoices (company_id, id, mgt_key, issue_type, tax_type, purpose, write_date, issue_deadline, force_issue,
            supply_amount, tax_amount, total_amount, payment_cash, payment_cheque, payment_note, payment_credit,
            remarks, contacts, buyer_kind, buyer_identity, status, attempt, created_at,
            seller_business_number, seller_name, seller_representative, seller_address, seller_business_type, seller_business_class, seller_email, seller_branch_number,
            buyer_business_number, buyer_name, buyer_representative, buyer_address, buyer_business_type, buyer_business_class, buyer_email, buyer_branch_number)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18::jsonb, $19, $20, $21, 0, $22,
            $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38)
        """,
        [
            i.CompanyId, i.Id, i.MgtKey, EnumText.Of(i.IssueType), EnumText.Of(i.TaxType), EnumText.Of(i.Purpose), i.WriteDate, i.IssueDeadline, i.ForceIssue,
            i.SupplyAmount, i.TaxAmount, i.TotalAmount, i.Payment.Cash, i.Payment.Cheque, i.Payment.Note, i.Payment.Credit,
            i.Remarks, JsonSerializer.Serialize(i.Contacts), EnumText.Of(i.BuyerKind), i.BuyerIdentity, EnumText.Of(i.Status), i.CreatedAt,
            .. Columns(i.Seller), .. Columns(i.Buyer),
        ]);

    private static object?[] Columns(PartySnapshot party) =>
    [
        party.BusinessNumber, party.Name, party.Representative, party.Address, party.BusinessType, party.BusinessClass, party.Email, party.BranchNumber,
    ];

    private static NpgsqlBatchCommand LineRows(Invoice invoice)
    {
        var lines = invoice.Lines;
        return Command(
            """
            INSERT INTO invoice_lines (company_id, invoice_id, number, purchase_date, item, specification, quantity, unit_price, supply_amount, tax_amount, remark)
            SELECT $1, $2, * FROM unnest($3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            invoice.CompanyId, invoice.Id,
            lines.Select(l => l.Number).ToArray(), lines.Select(l => l.PurchaseDate).ToArray(), lines.Select(l => l.Item).ToArray(),
            lines.Select(l => l.Specification).ToArray(), lines.Select(l => l.Quantity).ToArray(), lines.Select(l => l.UnitPrice).ToArray(),
            lines.Select(l => l.SupplyAmount).ToArray(), lines.Select(l => l.TaxAmount).ToArray(), lines.Select(l => l.Remark).ToArray());
    }

    private static NpgsqlBatchCommand TimelineRow(InvoiceEvent change) => Command(
        "INSERT INTO invoice_events (company_id, invoice_id, id, at, status) VALUES ($1, $2, $3, $4, $5)",
        change.CompanyId, change.InvoiceId, change.Id, change.At, EnumText.Of(change.Status));

    private static NpgsqlBatchCommand AuditRow(InvoiceToCreate c) => Command(
        """
        INSERT INTO audit_log (company_id, id, at, actor, action, entity, entity_id, remote_address)
        VALUES ($1, $2, $3, $4, 'invoice.create', 'invoice', $5, $6)
        """,
        c.CompanyId, Guid.CreateVersion7(c.Now), c.Now, c.Caller.Actor, c.InvoiceId.ToString(), c.Caller.RemoteAddress);

    private static NpgsqlBatchCommand OutboxRow(InvoiceToCreate c) => Command(
        """
        INSERT INTO outbox (id, company_id, subject, payload, trace_parent, state, created_at, resends)
        VALUES ($1, $2, $3, $4, $5, 'pending', $6, 0)
        """,
        c.Message.Id, c.CompanyId, c.Message.Subject, c.Message.Payload, c.Message.TraceParent, c.Now);

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}
