using System.Net;
using System.Text.Json.Nodes;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Invoices;

/// <summary>Everything that an invoice can say besides its lines, from the request to the provider.</summary>
public sealed class PartiesTests(RunningPlatform platform) : AccountantTest(platform)
{
    [Fact]
    public async Task An_individual_is_kept_sealed_shown_masked_and_sent_in_full()
    {
        var id = await IssueAsync(body => body["buyer"] = new JsonObject
        {
            ["kind"] = "individual", ["identityNumber"] = "900101-1234568", ["name"] = "홍길동", ["representative"] = "홍길동",
        });

        Assert.Equal("900101-1******", (await ReadAsync(id))["buyerIdentityNumber"]!.GetValue<string>());
        var row = Assert.Single(await Database.ColumnAsync($"SELECT row_to_json(i)::text FROM invoices i WHERE id = '{id}'"));
        Assert.DoesNotContain("9001011234568", row.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var document = await Sandbox.DocumentAsync("1234567891", (await ReadAsync(id))["mgtKey"]!.GetValue<string>());
        Assert.Equal(("개인", "9001011234568"), (document["invoiceeType"]!.GetValue<string>(), document["invoiceeCorpNum"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Payment_remarks_contacts_and_branches_reach_the_provider()
    {
        var id = await IssueAsync(body =>
        {
            body["remarks"] = new JsonArray("첫째", "둘째", "셋째");
            body["payment"] = new JsonObject { ["cash"] = 100_000, ["credit"] = 1_000_000 };
            body["contacts"] = new JsonArray(new JsonObject { ["name"] = "최담당", ["email"] = "second@kerp.example" });
            body["buyer"]!["branchNumber"] = "0003";
        });

        var document = await Sandbox.DocumentAsync("1234567891", (await ReadAsync(id))["mgtKey"]!.GetValue<string>());
        Assert.Equal(
            ("첫째", "둘째", "셋째", "100000", "1000000", "0003", "second@kerp.example"),
            (Text("remark1"), Text("remark2"), Text("remark3"), Text("cash"), Text("credit"), Text("invoiceeTaxRegID"), document["addContactList"]![0]!["email"]!.GetValue<string>()));
        string Text(string field) => document[field]!.GetValue<string>();
    }

    [Theory]
    [InlineData("""{"remarks":["전화 900101-1234568"]}""", "remarks[0]", "personal_number")]
    [InlineData("""{"remarks":["1","2","3","4"]}""", "remarks", "too_many")]
    [InlineData("""{"payment":{"cash":1}}""", "payment", "payment_mismatch")]
    [InlineData("""{"contacts":[{"email":"nobody"}]}""", "contacts[0].email", "invalid_email")]
    public async Task What_the_rules_forbid_is_named(string change, string field, string code)
    {
        var body = JsonNode.Parse(InvoiceBody.Valid())!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject()) body[name] = value?.DeepClone();

        var answer = await PostAsync(Prefix, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(answer.Json["errors"]!.AsArray(), e => e!["field"]!.GetValue<string>() == field && e["code"]!.GetValue<string>() == code);
    }
}
