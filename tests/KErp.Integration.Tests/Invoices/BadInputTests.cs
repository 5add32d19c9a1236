using System.Net;
using System.Text.Json.Nodes;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Invoices;

public sealed class BadInputTests(RunningPlatform platform) : PlatformTest(platform)
{
    /// <summary>name, expected code, expected field, body.</summary>
    public static TheoryData<string, string, string, string> Bodies => new()
    {
        { "cut off", "malformed_json", "taxType", "{\"taxType\":" },
        { "not an object", "malformed_json", "$", "[]" },
        { "null", "malformed_json", "$", "null" },
        { "empty", "malformed_json", "$", "" },
        { "unknown property", "unknown_property", "companyId", InvoiceBody.With(b => b["companyId"] = Guid.Empty.ToString()) },
        { "unknown property of a line", "unknown_property", "lines[0].tax", InvoiceBody.With(b => b["lines"]![0]!["tax"] = 1) },
        { "property in another case", "unknown_property", "TaxType", InvoiceBody.With(b => b["TaxType"] = "taxable") },
        { "fraction of a won", "malformed_json", "supplyAmount", InvoiceBody.With(b => b["supplyAmount"] = 1000000.5) },
        { "amount as text", "malformed_json", "supplyAmount", InvoiceBody.With(b => b["supplyAmount"] = "1000000") },
        { "unknown tax type", "malformed_json", "taxType", InvoiceBody.With(b => b["taxType"] = "none") },
        { "no buyer", "validation_failed", "buyer.businessNumber", InvoiceBody.With(b => b.Remove("buyer")) },
        { "bad business number", "validation_failed", "buyer.businessNumber", InvoiceBody.With(b => b["buyer"]!["businessNumber"] = "220-81-62518") },
        { "business number too short", "validation_failed", "buyer.businessNumber", InvoiceBody.With(b => b["buyer"]!["businessNumber"] = "12345") },
        { "blank name", "validation_failed", "buyer.name", InvoiceBody.With(b => b["buyer"]!["name"] = "  ") },
        { "over-long name", "validation_failed", "buyer.name", InvoiceBody.With(b => b["buyer"]!["name"] = new string('가', 201)) },
        { "over-long remark", "validation_failed", "remarks[0]", InvoiceBody.With(b => b["remarks"] = new JsonArray(new string('a', 10_000))) },
        { "control character", "validation_failed", "buyer.name", InvoiceBody.With(b => b["buyer"]!["name"] = "a\u0000b") },
        { "no line", "validation_failed", "lines", InvoiceBody.With(b => b["lines"] = new JsonArray()) },
        { "a hundred lines", "validation_failed", "lines", Lines(100) },
        { "sum of supply", "validation_failed", "supplyAmount", InvoiceBody.With(b => b["supplyAmount"] = 999_999) },
        { "sum of tax", "validation_failed", "taxAmount", InvoiceBody.With(b => b["taxAmount"] = 99_999) },
        { "total", "validation_failed", "totalAmount", InvoiceBody.With(b => b["totalAmount"] = 1_100_001) },
        { "tax of a line", "validation_failed", "lines[0].taxAmount", InvoiceBody.With(b => b["lines"]![0]!["taxAmount"] = 90_000) },
        { "overflow", "validation_failed", "supplyAmount", InvoiceBody.With(b => b["supplyAmount"] = long.MaxValue) },
        { "tomorrow's year", "validation_failed", "writeDate", InvoiceBody.With(b => b["writeDate"] = "2999-01-01") },
        { "long past", "validation_failed", "writeDate", InvoiceBody.With(b => b["writeDate"] = "2026-01-02") },
        { "year without holidays", "validation_failed", "writeDate", InvoiceBody.With(b => b["writeDate"] = "1999-01-02") },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_bad_body_is_a_problem_that_names_the_field_in_two_languages_and_writes_nothing(string name, string code, string field, string body)
    {
        var before = await Database.RowsAsync();

        var answer = await Invoices.PostAsync(body);

        Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{name}: {answer}");
        Assert.Equal(code, answer.Json["code"]!.GetValue<string>());
        Assert.Equal(field, answer.Json["field"]!.GetValue<string>());
        Assert.Matches("[가-힣]", answer.Json["messages"]!["ko"]!.GetValue<string>());
        Assert.Matches("[a-z]", answer.Json["messages"]!["en"]!.GetValue<string>());
        Assert.DoesNotContain("System.", answer.Body, StringComparison.Ordinal);
        Assert.Equal(before, await Database.RowsAsync());
    }

    [Fact]
    public async Task A_post_without_idempotency_key_is_refused_and_writes_nothing()
    {
        var before = await Database.RowsAsync();

        var answer = await Invoices.PostAsync(InvoiceBody.Valid(), withKey: false);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("idempotency_key_required", answer.Json["code"]!.GetValue<string>());
        Assert.Equal("Idempotency-Key", answer.Json["field"]!.GetValue<string>());
        Assert.Equal(before, await Database.RowsAsync());
    }

    [Fact]
    public async Task An_over_long_idempotency_key_is_refused()
    {
        var answer = await Invoices.PostAsync(InvoiceBody.Valid(), key: new string('k', 256));

        Assert.Equal("idempotency_key_required", answer.Json["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_too_large()
    {
        var answer = await Invoices.PostAsync(InvoiceBody.With(b => b["remarks"] = new JsonArray(new string('a', 300_000))));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal("body_too_large", answer.Json["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Ninety_nine_lines_are_accepted()
    {
        Assert.Equal(HttpStatusCode.Accepted, (await Invoices.PostAsync(Lines(99))).Status);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("cursor=nonsense", "cursor")]
    [InlineData("status=lost", "status")]
    public async Task A_bad_query_is_a_problem_that_names_the_parameter(string query, string field)
    {
        var answer = await Invoices.GetAsync($"api/v1/invoices?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(field, answer.Json["field"]!.GetValue<string>());
    }

    private static string Lines(int count) => InvoiceBody.With(b =>
    {
        b["lines"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => InvoiceBody.Line(1000))]);
        (b["supplyAmount"], b["taxAmount"], b["totalAmount"]) = (1000L * count, 100L * count, 1100L * count);
    });
}
