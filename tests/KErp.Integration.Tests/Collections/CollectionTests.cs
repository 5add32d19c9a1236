using System.Net;
using System.Text.Json.Nodes;
using KErp.Integration.Tests.Partners;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Collections;

/// <summary>홈택스 수집 from the request to what it found.</summary>
public sealed class CollectionTests(RunningPlatform platform) : PlatformTest(platform)
{
    private const string Path = "api/v1/collections";
    private const string ForeignNumber = "20260901410000080000000A";
    private readonly TaxOfficeClient _taxOffice = new(platform);
    private readonly string _number = BusinessNumbers.Next();
    private string _accountant = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var company = await Platform.Principals.NewCompanyAsync();
        await Database.ExecuteAsync($"UPDATE companies SET party_business_number = '{_number}' WHERE id = '{company}'");
        _accountant = await Platform.Principals.SignInAsync("accountant", company);
    }

    public override ValueTask DisposeAsync()
    {
        _taxOffice.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task What_was_issued_elsewhere_is_collected_once_and_shows_as_unmatched()
    {
        await _taxOffice.AddInvoiceAsync(_number, "SELL", Foreign("9001011234567"));

        var first = await CollectAsync();
        var second = await CollectAsync();
        var unmatched = await Api.GetAsync("api/v1/collected-invoices?direction=sales&unmatched=true", _accountant);

        Assert.Equal(("done", 1, 1), Outcome(first));
        Assert.Equal(("done", 1, 0), Outcome(second));
        var found = Assert.Single(unmatched.Json["items"]!.AsArray())!;
        Assert.Equal((ForeignNumber, "", null), (found["confirmNumber"]!.GetValue<string>(), found["buyer"]!["businessNumber"]!.GetValue<string>(), found["invoiceId"]));
        Assert.DoesNotContain("9001011234567", unmatched.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collection_survives_a_provider_that_is_away_for_a_while()
    {
        await Sandbox.FailAsync("hometax-request", "status", count: 3, statusCode: 503);
        await Sandbox.FailAsync("hometax-state", "status", count: 3, statusCode: 503);

        Assert.Equal(("done", 0, 0), Outcome(await CollectAsync()));
    }

    [Fact]
    public async Task The_same_key_collects_once()
    {
        var key = Guid.NewGuid().ToString();
        var first = await Api.PostAsync(Path, Body(), _accountant, key);
        var again = await Api.PostAsync(Path, Body(), _accountant, key);
        var list = await Api.GetAsync(Path, _accountant);

        Assert.Equal((HttpStatusCode.Accepted, first.Body, true), (again.Status, again.Body, again.Replayed));
        Assert.Equal(first.InvoiceId, Assert.Single(list.Json["items"]!.AsArray())!["id"]!.GetValue<Guid>());
        Assert.Equal(1, await Database.CountAsync("outbox", $"subject = 'invoices.collect' AND payload LIKE '%{first.InvoiceId}%'"));
    }

    /// <summary>body, field.</summary>
    public static TheoryData<JsonObject, string> Bodies => new()
    {
        { new JsonObject { ["from"] = "2026-09-01", ["to"] = "2026-09-30" }, "direction" },
        { Body(from: "2026-05-01"), "to" },
        { Body(to: "2026-08-31"), "to" },
        { Body(to: "2999-01-01", from: "2998-12-31"), "to" },
    };

    [Theory]
    [MemberData(nameof(Bodies), DisableDiscoveryEnumeration = true)]
    public async Task A_period_that_cannot_be_collected_is_a_problem_and_writes_nothing(JsonObject body, string field)
    {
        var before = await Database.RowsAsync();

        var answer = await Api.PostAsync(Path, body, _accountant, Guid.NewGuid().ToString());

        Assert.Equal((HttpStatusCode.BadRequest, field), (answer.Status, answer.Json["field"]!.GetValue<string>()));
        Assert.Equal(before, await Database.RowsAsync());
    }

    private async Task<Answer> CollectAsync()
    {
        var started = await Api.PostAsync(Path, Body(), _accountant, Guid.NewGuid().ToString());
        Assert.Equal((HttpStatusCode.Accepted, "queued"), (started.Status, started.Json["state"]!.GetValue<string>()));
        return await Eventually.GetAsync(
            () => Api.GetAsync($"{Path}/{started.InvoiceId}", _accountant), a => a.Json["finishedAt"] is not null, TimeSpan.FromSeconds(60));
    }

    private static (string, int, int) Outcome(Answer collection) =>
        (collection.Json["state"]!.GetValue<string>(), collection.Json["found"]!.GetValue<int>(), collection.Json["added"]!.GetValue<int>());

    private static JsonObject Body(string from = "2026-09-01", string to = "2026-09-30") => new() { ["direction"] = "sales", ["from"] = from, ["to"] = to };

    private object Foreign(string buyer) => new
    {
        ntsconfirmNum = ForeignNumber, writeDate = "20260901", issueDate = "20260901", sendDate = "20260902", taxType = "과세", purposeType = "청구",
        supplyCostTotal = "1000", taxTotal = "100", totalAmount = "1100", itemName = "용역",
        invoicerCorpNum = _number, invoicerCorpName = "판매", invoiceeCorpNum = buyer, invoiceeType = "개인", invoiceeCorpName = "홍길동",
    };
}
