using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Aspire.Hosting.Testing;
using KErp.Data.Retention;
using KErp.Data.Tenancy;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Audit;

/// <summary>What a company takes with it, and what becomes of the rest.</summary>
public sealed class CompanyEndTests(RunningPlatform platform) : PlatformTest(platform)
{
    private readonly Guid _company = Guid.CreateVersion7();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.ExecuteAsync(
            $"""
             INSERT INTO companies (id, created_at, party_business_number, party_name, party_representative) VALUES ('{_company}', now(), '1234567891', '주식회사 퇴장', '김대표');
             INSERT INTO employees (company_id, id, name, resident_number, resident_number_index, created_at) VALUES ('{_company}', gen_random_uuid(), 'x', 'x', 'x', now());
             """);
        using var client = new InvoiceClient(Platform.App.GetEndpoint(Resources.Api, Endpoints.Http), await Platform.Principals.SignInAsync("owner", _company));
        for (var n = 0; n < 3; n++) Assert.Equal(System.Net.HttpStatusCode.Accepted, (await client.PostAsync(InvoiceBody.Valid())).Status);
        await AllSettledAsync(TimeSpan.FromSeconds(60));
        await Eventually.GetAsync(() => Database.CountAsync("audit_unsealed", $"company_id = '{_company}'"), n => n == 0, TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task An_export_holds_every_row_of_the_company_once_and_its_manifest_proves_it()
    {
        var file = Path.Combine(Path.GetTempPath(), $"kerp-export-{_company}.zip");
        var expected = new Dictionary<string, long>();
        foreach (var table in TenantTables) expected[table.Name] = await RowsAsync(table);

        var run = await Database.MigrateAsync("export-company", $"{_company}", "--output", file);
        Assert.True(run.ExitCode == 0, run.Error);

        using (var zip = ZipFile.OpenRead(file))
        {
            var manifest = JsonNode.Parse(Read(zip, "manifest.json"))!["tables"]!.AsArray();
            Assert.Equal(expected, manifest.ToDictionary(t => t!["table"]!.GetValue<string>(), t => t!["rows"]!.GetValue<long>()));
            Assert.All(manifest, t => AssertFile(t!, Read(zip, t!["file"]!.GetValue<string>())));
        }

        Assert.Equal(3, expected["invoices"]);
        Assert.Equal(1, await Database.CountAsync("audit_log", $"company_id = '{_company}' AND action = 'company.export'"));
        var before = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(1, (await Database.MigrateAsync("export-company", $"{_company}", "--output", file)).ExitCode);
        Assert.Equal(before, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        File.Delete(file);
        Assert.Equal(1, (await Database.MigrateAsync("export-company", $"{Guid.NewGuid()}", "--output", file)).ExitCode);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Destruction_goes_class_by_class_and_only_after_the_company_has_left()
    {
        var open = await Database.MigrateAsync("destroy-company", $"{_company}");
        Assert.Equal(1, open.ExitCode);
        Assert.Contains("has not left", open.Error, StringComparison.Ordinal);

        await Database.ExecuteAsync($"UPDATE companies SET closed_at = now() - interval '4 years' WHERE id = '{_company}'");
        var audit = await Database.CountAsync("audit_log", $"company_id = '{_company}'");
        var all = await AllRowsAsync();
        var dry = await Database.MigrateAsync("destroy-company", $"{_company}", "--dry-run");
        Assert.True(dry.ExitCode == 0, dry.Error);
        Assert.Equal(all, await AllRowsAsync());

        var some = await Database.MigrateAsync("destroy-company", $"{_company}");
        Assert.Equal(dry.Lines.Select(l => (l["class"]!.ToString(), l["destroyed"]!.ToString(), l["rows"]!.ToJsonString())), some.Lines.Select(l => (l["class"]!.ToString(), l["destroyed"]!.ToString(), l["rows"]!.ToJsonString())));
        Assert.Equal(["companies", "invoices", "invoice_lines", "invoice_events"], await TablesWithRowsAsync());
        Assert.Equal($"{DateTime.UtcNow.AddHours(9).AddYears(-4).Year + 6}-03-31", some.Lines.Single(l => l["class"]!.ToString() == "tax_documents")["keptUntil"]!.ToString());

        await Database.ExecuteAsync($"UPDATE companies SET closed_at = now() - interval '11 years' WHERE id = '{_company}'");
        Assert.Equal(0, (await Database.MigrateAsync("destroy-company", $"{_company}")).ExitCode);
        Assert.Empty(await TablesWithRowsAsync());
        Assert.Equal(0, await Database.CountAsync("memberships", $"company_id = '{_company}'"));
        Assert.Equal(audit, await Database.CountAsync("audit_log", $"company_id = '{_company}'"));
        Assert.True(await Database.CountAsync("audit_log", $"action = 'company.destroy' AND entity_id = '{_company}' AND company_id = '{Guid.Empty}'") >= 4);
        Assert.Equal(0, (await Database.MigrateAsync("verify-audit", "--company", $"{_company}")).ExitCode);
        Assert.Equal(1, (await Database.MigrateAsync("destroy-company", $"{_company}")).ExitCode);
    }

    /// <summary>Destruction goes through the declarations from the last to the first.</summary>
    [Fact]
    public async Task Parents_are_declared_before_their_children()
    {
        var order = TenantTables.Select(t => t.Name).ToList();
        var references = await Database.ColumnAsync(
            "SELECT conrelid::regclass || ' ' || confrelid::regclass FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace");
        var pairs = references.Select(r => r.Split(' ')).Where(r => order.Contains(r[0]) && order.Contains(r[1]) && r[0] != r[1]).ToList();

        Assert.NotEmpty(pairs);
        Assert.All(pairs, r => Assert.True(order.IndexOf(r[1]) < order.IndexOf(r[0]), $"{r[1]} must be declared before {r[0]}"));
    }

    private static IEnumerable<TableDeclaration> TenantTables => TableDeclarations.All.Where(t => t.Kind is TableKind.Tenant);

    private Task<long> RowsAsync(TableDeclaration table) => Database.CountAsync($"\"{table.Name}\"", $"{table.CompanyColumn} = '{_company}'");

    private async Task<List<long>> AllRowsAsync()
    {
        var rows = new List<long>();
        foreach (var table in TenantTables) rows.Add(await RowsAsync(table));
        return rows;
    }

    private async Task<List<string>> TablesWithRowsAsync()
    {
        var tables = new List<string>();
        foreach (var table in TenantTables.Where(t => t.Retention is not RetentionClass.Audit))
            if (await RowsAsync(table) > 0) tables.Add(table.Name);
        return tables;
    }

    private static string Read(ZipArchive zip, string file)
    {
        using var reader = new StreamReader(zip.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    private static void AssertFile(JsonNode table, string content)
    {
        Assert.Equal(table["sha256"]!.GetValue<string>(), Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content))));
        Assert.Equal(table["rows"]!.GetValue<long>(), content.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(line => JsonNode.Parse(line) is JsonObject));
    }
}
