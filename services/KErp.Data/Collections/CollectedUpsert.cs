using System.Text.Json;
using System.Text.Json.Serialization;
using KErp.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Collections;

internal static class CollectedUpsert
{
    /// <summary>Properties and enums by the names that columns and their values have.</summary>
    private static readonly JsonSerializerOptions AsColumns = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Writes them in one statement; what is there already is brought up to date.</summary>
    /// <returns>How many were new.</returns>
    public static async Task<int> UpsertAsync(this KErpDbContext db, IEnumerable<CollectedInvoice> invoices, CancellationToken cancellation)
    {
        // One statement writes no row twice.
        var rows = JsonSerializer.Serialize(invoices.DistinctBy(i => (i.Direction, i.ConfirmNumber)), AsColumns);
        // A row that was updated carries the transaction that replaced its former self; a new one carries none.
        var added = await db.Database.SqlQuery<int>(
            $"""
             WITH written AS (
                 INSERT INTO collected_invoices SELECT * FROM jsonb_populate_recordset(NULL::collected_invoices, {rows}::jsonb)
                 ON CONFLICT (company_id, direction, confirm_number) DO UPDATE SET
                     write_date = excluded.write_date, issue_date = excluded.issue_date, send_date = excluded.send_date,
                     tax_type = excluded.tax_type, purpose = excluded.purpose,
                     amendment_reason = excluded.amendment_reason, original_confirm_number = excluded.original_confirm_number,
                     seller_business_number = excluded.seller_business_number, seller_name = excluded.seller_name,
                     buyer_business_number = excluded.buyer_business_number, buyer_name = excluded.buyer_name,
                     supply_amount = excluded.supply_amount, tax_amount = excluded.tax_amount, total_amount = excluded.total_amount,
                     item = excluded.item, remark = excluded.remark
                 RETURNING xmax = 0 AS added)
             SELECT (count(*) FILTER (WHERE added))::int AS "Value" FROM written
             """).ToListAsync(cancellation);
        return added.Single();
    }
}
