using System.Net;
using KErp.Integration.Tests.Platform;
using Npgsql;

namespace KErp.Integration.Tests.Documents;

public sealed class AmendmentTests(RunningPlatform platform) : PlatformTest(platform)
{
    private static readonly string Today = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd");

    [Theory]
    [InlineData("draft")]
    [InlineData("issued")]
    [InlineData("transmitting")]
    [InlineData("transmit_failed")]
    [InlineData("cancelled")]
    public async Task What_is_not_transmitted_is_not_amended(string status)
    {
        var shelf = await Shelf.NewAsync(Platform);
        var original = await shelf.PutAsync(new() { Status = status });

        var answer = await shelf.AmendAsync(original, new { reason = "issued_twice" });

        Assert.Equal((HttpStatusCode.Conflict, "original_not_transmitted"), (answer.Status, answer.Code));
        Assert.Equal(1, await Database.CountAsync("invoices", $"company_id = '{shelf.Company}'"));
    }

    [Fact]
    public async Task The_buyer_of_a_reverse_issue_cannot_amend_it()
    {
        var shelf = await Shelf.NewAsync(Platform);
        var answer = await shelf.AmendAsync(await shelf.PutAsync(new() { IssueType = "reverse" }), new { reason = "issued_twice" });
        Assert.Equal((HttpStatusCode.Conflict, "not_the_seller"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("""{"reason":"returned"}""", "date")]
    [InlineData("""{"reason":"contract_cancelled","date":"2026-07-08"}""", "date")]
    [InlineData("""{"reason":"issued_twice","lines":[{"item":"x","supplyAmount":-1,"taxAmount":0}]}""", "lines")]
    [InlineData("""{"reason":"7"}""", "reason")]
    public async Task A_wrong_amendment_names_its_field_and_writes_nothing(string body, string field)
    {
        var shelf = await Shelf.NewAsync(Platform);
        var original = await shelf.PutAsync(new());

        var answer = await shelf.AmendAsync(original, System.Text.Json.Nodes.JsonNode.Parse(body)!);

        Assert.Equal((HttpStatusCode.BadRequest, field), (answer.Status, answer.Json["field"]!.GetValue<string>()));
        Assert.Equal(1, await Database.CountAsync("invoices", $"company_id = '{shelf.Company}'"));
    }

    [Fact]
    public async Task No_more_is_taken_back_than_former_amendments_have_left()
    {
        var shelf = await Shelf.NewAsync(Platform);
        var original = await shelf.PutAsync(new());
        await shelf.PutAsync(new() { Supply = -600_000, Tax = -60_000, Amendment = ("returned", original) });
        await shelf.PutAsync(new() { Supply = -900_000, Tax = -90_000, Amendment = ("returned", original), Status = "cancelled" });

        var answer = await shelf.AmendAsync(original, new { reason = "contract_cancelled", date = Today });

        Assert.Equal((HttpStatusCode.BadRequest, "exceeds_original"), (answer.Status, answer.Json["errors"]![0]!["code"]!.GetValue<string>()));
        Assert.Contains("400,000", answer.Json["messages"]!["ko"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(3, await Database.CountAsync("invoices", $"company_id = '{shelf.Company}'"));
    }

    [Fact]
    public async Task Two_sheets_are_taken_on_together_with_their_messages_and_the_original_lists_them()
    {
        var shelf = await Shelf.NewAsync(Platform);
        var original = await shelf.PutAsync(new());
        var key = Guid.NewGuid().ToString();

        var answer = await shelf.AmendAsync(original, new { reason = "local_letter_of_credit" }, key);
        var again = await shelf.AmendAsync(original, new { reason = "local_letter_of_credit" }, key);

        Assert.True(answer.Status is HttpStatusCode.Accepted, answer.ToString());
        Assert.Equal((true, answer.Body), (again.Replayed, again.Body));
        var ids = answer.Json["sheets"]!.AsArray().Select(sheet => sheet!["id"]!.GetValue<Guid>()).ToList();
        Assert.Equal(
            ["taxable -1000000 -100000 2026-07-09", "zero_rated 1000000 0 2026-07-09"],
            await Database.ColumnAsync(
                $"""
                 SELECT tax_type || ' ' || supply_amount || ' ' || tax_amount || ' ' || write_date FROM invoices
                 WHERE original_invoice_id = '{original}' AND original_confirm_number = '202607094100000800000001' AND amendment_reason = 'local_letter_of_credit'
                 ORDER BY supply_amount
                 """));
        Assert.Equal(2, await Database.CountAsync("outbox", $"company_id = '{shelf.Company}'"));
        Assert.Equal(2, await Database.CountAsync("audit_log", $"company_id = '{shelf.Company}' AND action = 'invoice.amend'"));
        Assert.Equal(ids.Order(), (await shelf.GetAsync($"/{original}")).Json["amendments"]!.AsArray().Select(id => id!.GetValue<Guid>()).Order());
    }

    [Fact]
    public async Task Of_several_who_undo_the_same_at_once_one_succeeds()
    {
        var shelf = await Shelf.NewAsync(Platform);
        var original = await shelf.PutAsync(new());
        await using var connection = new NpgsqlConnection(Database.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var held = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"SELECT 1 FROM invoices WHERE id = '{original}' FOR UPDATE", connection);
        await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);

        var all = Enumerable.Range(0, 4).Select(_ => shelf.AmendAsync(original, new { reason = "contract_cancelled", date = Today })).ToList();
        await Eventually.GetAsync(() => Database.CountAsync("pg_locks", "NOT granted"), waiting => waiting >= 4, TimeSpan.FromSeconds(2));
        await held.RollbackAsync(TestContext.Current.CancellationToken);
        var answers = await Task.WhenAll(all);

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Accepted);
        Assert.Equal(3, answers.Count(answer => answer.Status is HttpStatusCode.BadRequest && answer.Json["errors"]![0]!["code"]!.GetValue<string>() == "exceeds_original"));
        Assert.Equal(1, await Database.CountAsync("invoices", $"original_invoice_id = '{original}'"));
    }
}
