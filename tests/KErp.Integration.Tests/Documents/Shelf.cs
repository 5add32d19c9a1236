using KErp.Domain.Invoices;
using KErp.Integration.Tests.Platform;
using Npgsql;

namespace KErp.Integration.Tests.Documents;

/// <summary>The invoices of a company that nobody else's tests know, and a member of it who looks at them.</summary>
internal sealed class Shelf(RunningPlatform platform, Guid company, string token)
{
    public Guid Company { get; } = company;
    public string Token { get; } = token;

    public static async Task<Shelf> NewAsync(RunningPlatform platform, string role = "owner")
    {
        var company = await platform.Principals.NewCompanyAsync();
        return new Shelf(platform, company, await platform.Principals.SignInAsync(role, company));
    }

    public Task<Answer> GetAsync(string path) => platform.Api.GetAsync($"api/v1/invoices{path}", Token);

    public Task<Answer> AmendAsync(Guid original, object body, string? key = null) =>
        platform.Api.PostAsync($"api/v1/invoices/{original}/amendments", body, Token, key ?? Guid.NewGuid().ToString());

    /// <summary>With its headers, and its body to the byte.</summary>
    public async Task<HttpResponseMessage> OpenAsync(HttpClient http, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/invoices{path}") { Headers = { Authorization = new("Bearer", Token) } };
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<Guid> PutAsync(StoredInvoice invoice)
    {
        var id = Guid.CreateVersion7();
        await using var connection = new NpgsqlConnection(platform.Database.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            """
            WITH stored AS (
                INSERT INTO invoices (company_id, id, mgt_key, issue_type, tax_type, purpose, write_date, issue_deadline, force_issue,
                    supply_amount, tax_amount, total_amount, payment_cash, payment_cheque, payment_note, payment_credit,
                    remarks, contacts, buyer_kind, buyer_identity, status, attempt, created_at, issued_at, nts_confirm_number,
                    amendment_reason, original_invoice_id, original_confirm_number,
                    seller_business_number, seller_name, seller_representative, buyer_business_number, buyer_name, buyer_representative)
                VALUES ($1, $2, $3, $4, $5, 'charge', $6::date, $6::date + 30, false, $7, $8, $7 + $8, 0, 0, 0, $7 + $8,
                    array[$9], '[]', $10, $11, $12, 1, now(), now(), $13, $14, $15, $16, $17, '가람상사', '김가람', $18, $19, '이나래')
                RETURNING company_id, id)
            INSERT INTO invoice_lines (company_id, invoice_id, number, purchase_date, item, quantity, unit_price, supply_amount, tax_amount)
            SELECT company_id, id, 1, $6::date, '복사용지', 1, $7, $7, $8 FROM stored
            """,
            connection);
        foreach (var value in Values(id, invoice)) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return id;
    }

    private object?[] Values(Guid id, StoredInvoice i) =>
    [
        Company, id, MgtKey.For(id), i.IssueType, i.TaxType, i.WriteDate, i.Supply, i.Tax, i.Remark,
        i.SealedIdentity is null ? "business" : "individual", i.SealedIdentity?.Invoke(id), i.Status, i.ConfirmNumber,
        i.Amendment?.Reason, i.Amendment?.Original, i.Amendment is null ? null : "202607094100000800000001",
        i.SellerNumber, i.SealedIdentity is null ? i.BuyerNumber : "", i.BuyerName,
    ];
}
