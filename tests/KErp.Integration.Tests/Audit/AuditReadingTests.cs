using System.Net;
using System.Text.Json.Nodes;
using Aspire.Hosting.Testing;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Audit;

public sealed class AuditReadingTests(RunningPlatform platform) : PlatformTest(platform)
{
    private readonly Guid _company = Guid.CreateVersion7();
    private InvoiceClient _owner = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.ExecuteAsync(
            $"INSERT INTO companies (id, created_at, party_business_number, party_name, party_representative) VALUES ('{_company}', now(), '1234567891', '주식회사 감사', '김대표')");
        _owner = await ClientAsync("owner");
    }

    public override ValueTask DisposeAsync()
    {
        _owner.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task The_owner_reads_what_was_done_newest_first_and_page_by_page()
    {
        var ids = new List<Guid>();
        for (var n = 0; n < 5; n++) ids.Add((await _owner.PostAsync(InvoiceBody.Valid())).InvoiceId);

        var (seen, cursor) = (new List<string>(), "");
        do
        {
            var page = await _owner.GetAsync($"api/v1/audit?action=invoice.create&limit=2{cursor}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.InRange(page.Json["items"]!.AsArray().Count, 1, 2);
            seen.AddRange(page.Json["items"]!.AsArray().Select(i => i!["entityId"]!.GetValue<string>()));
            cursor = page.Json["nextCursor"] is { } next ? $"&cursor={next}" : null;
        }
        while (cursor is not null);

        Assert.Equal(ids.AsEnumerable().Reverse().Select(i => i.ToString()), seen);
    }

    [Fact]
    public async Task An_entry_says_who_what_when_from_where_and_its_place_in_the_chain()
    {
        var id = (await _owner.PostAsync(InvoiceBody.Valid())).InvoiceId;

        var sealedEntry = await Eventually.GetAsync(() => OneAsync($"entity=invoice&entityId={id}&action=invoice.create"), e => e["sequence"] is not null, TimeSpan.FromSeconds(10));

        Assert.StartsWith("user:", sealedEntry["actor"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotNull(sealedEntry["remoteAddress"]);
        var at = sealedEntry["at"]!.GetValue<DateTimeOffset>();
        var (from, after) = (Uri.EscapeDataString($"{at:yyyy-MM-dd'T'HH:mm:ss.ffffffK}"), Uri.EscapeDataString($"{at.AddMicroseconds(1).ToOffset(TimeSpan.FromHours(9)):yyyy-MM-dd'T'HH:mm:ss.ffffffK}"));
        Assert.Single(await ItemsAsync($"entity=invoice&entityId={id}&from={from}&to={after}&actor={sealedEntry["actor"]}"));
        Assert.Empty(await ItemsAsync($"entity=invoice&entityId={id}&from={after}&action=invoice.create"));
        Assert.Empty(await ItemsAsync($"entity=invoice&entityId={id}&to={from}"));
    }

    [Fact]
    public async Task Reading_is_recorded_with_what_was_asked()
    {
        await ItemsAsync("action=invoice.create&entity=invoice");

        Assert.Equal("action=invoice.create&entity=invoice", (await OneAsync("action=audit.read&limit=1"))["entityId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Only_the_owner_reads_and_only_the_own_companys()
    {
        var id = (await Invoices.PostAsync(InvoiceBody.Valid())).InvoiceId;
        using var accountant = await ClientAsync("accountant");

        Assert.Equal(HttpStatusCode.Forbidden, (await accountant.GetAsync("api/v1/audit")).Status);
        Assert.Empty(await ItemsAsync($"entity=invoice&entityId={id}"));
    }

    [Theory]
    [InlineData("cursor=x", "cursor")]
    [InlineData("cursor=9223372036854775807.01970000-0000-7000-8000-000000000001", "cursor")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("action=", "action")]
    [InlineData("actor=%00", "actor")]
    [InlineData("entityId=1", "entityId")]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=2026-11-24T09:00:00", "to")]
    public async Task A_question_that_makes_no_sense_is_refused_by_name(string query, string field)
    {
        var answer = await _owner.GetAsync($"api/v1/audit?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(field, answer.Json["errors"]![0]!["field"]!.GetValue<string>());
    }

    private async Task<InvoiceClient> ClientAsync(string role) =>
        new(Platform.App.GetEndpoint(Resources.Api, Endpoints.Http), await Platform.Principals.SignInAsync(role, _company));

    private async Task<List<JsonNode>> ItemsAsync(string query)
    {
        var answer = await _owner.GetAsync($"api/v1/audit?{query}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return [.. answer.Json["items"]!.AsArray().Select(i => i!)];
    }

    private async Task<JsonNode> OneAsync(string query) => Assert.Single(await ItemsAsync(query));
}
