using System.IO.Compression;
using System.Net;
using Aspire.Hosting.Testing;
using KErp.Data.Encryption;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Documents;

public sealed class DocumentTests(RunningPlatform platform) : PlatformTest(platform)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_has_what_was_asked_for_and_who_took_it_is_recorded_before()
    {
        var shelf = await Shelf.NewAsync(Platform);
        await shelf.PutAsync(new() { BuyerName = "=cmd", Status = "issued" });
        await shelf.PutAsync(new() { BuyerName = "다른 상사", Status = "failed" });
        using var http = Platform.App.CreateHttpClient(Resources.Api, Endpoints.Http);

        using var csv = await shelf.OpenAsync(http, "/export?format=csv&status=issued");
        var text = await csv.Content.ReadAsStringAsync(Token);
        using var xlsx = await shelf.OpenAsync(http, "/export?format=xlsx");
        await using var workbook = new ZipArchive(await xlsx.Content.ReadAsStreamAsync(Token));

        Assert.Equal((HttpStatusCode.OK, "text/csv; charset=utf-8"), (csv.StatusCode, csv.Content.Headers.ContentType!.ToString()));
        Assert.Matches("^attachment; filename=invoices-[0-9]{8}.csv", csv.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal(3, text.Split("\r\n").Length);
        Assert.Contains(",'=cmd,1000000,100000,1100000,", text, StringComparison.Ordinal);
        Assert.Contains(workbook.Entries, entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal));
        Assert.Equal(
            ["status=issued 1 rows", "all 2 rows"],
            await Database.ColumnAsync($"SELECT entity_id || ' ' || reason FROM audit_log WHERE company_id = '{shelf.Company}' AND action = 'invoice.export' ORDER BY at"));
    }

    [Fact]
    public async Task A_file_of_many_pages_has_every_invoice_once()
    {
        var shelf = await Shelf.NewAsync(Platform);
        await shelf.PutAsync(new());
        // One page is a thousand.
        await Database.ExecuteAsync(
            $"""
             INSERT INTO invoices
             SELECT (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'mgt_key', lpad(n::text, 24, '0')))).*
             FROM invoices i, generate_series(1, 2500) n WHERE company_id = '{shelf.Company}'
             """);

        var lines = (await shelf.GetAsync("/export?format=csv")).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(2_502, lines.Length);
        Assert.Equal(2_502, lines.Distinct().Count());
    }

    [Fact]
    public async Task A_format_that_is_none_is_said()
    {
        var answer = await Invoices.GetAsync("api/v1/invoices/export?format=pdf");
        Assert.Equal((HttpStatusCode.BadRequest, "format"), (answer.Status, answer.Json["field"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_xml_states_the_number_of_an_individual_and_the_record_says_whose_it_was()
    {
        var shelf = await Shelf.NewAsync(Platform);
        var id = await shelf.PutAsync(new()
        {
            SealedIdentity = invoice => Platform.Cipher.Seal("9001011234567", EncryptedColumns.BuyerIdentity.Place(shelf.Company, invoice)),
        });
        using var http = Platform.App.CreateHttpClient(Resources.Api, Endpoints.Http);

        using var answer = await shelf.OpenAsync(http, $"/{id}/xml");
        var xml = await answer.Content.ReadAsStringAsync(Token);

        Assert.Equal((HttpStatusCode.OK, "application/xml"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Contains("<ID>9001011234567</ID>", xml, StringComparison.Ordinal);
        Assert.Equal([$"buyer:{id}"], await Database.ColumnAsync($"SELECT subject FROM audit_log WHERE company_id = '{shelf.Company}' AND action = 'invoice.xml'"));
        Assert.DoesNotContain("234567", (await shelf.GetAsync($"/{id}")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("234567", (await shelf.GetAsync($"/{id}/print")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_no_xml_without_a_confirm_number_and_nothing_is_recorded()
    {
        var shelf = await Shelf.NewAsync(Platform);
        var id = await shelf.PutAsync(new() { Status = "failed", ConfirmNumber = null });

        var answer = await shelf.GetAsync($"/{id}/xml");

        Assert.Equal((HttpStatusCode.Conflict, "not_issued"), (answer.Status, answer.Code));
        Assert.Equal(0, await Database.CountAsync("audit_log", $"company_id = '{shelf.Company}'"));
    }

    [Fact]
    public async Task The_printed_form_comes_with_a_policy_that_allows_its_style_and_nothing_else()
    {
        var shelf = await Shelf.NewAsync(Platform, "viewer");
        var id = await shelf.PutAsync(new() { BuyerName = "<b>나래</b>" });
        using var http = Platform.App.CreateHttpClient(Resources.Api, Endpoints.Http);

        using var answer = await shelf.OpenAsync(http, $"/{id}/print");
        var page = await answer.Content.ReadAsStringAsync(Token);

        Assert.Equal((HttpStatusCode.OK, "text/html; charset=utf-8"), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
        Assert.Matches(
            "^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Contains("&lt;b&gt;나래&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("20260709-41000008-00000001", page, StringComparison.Ordinal);
    }
}
