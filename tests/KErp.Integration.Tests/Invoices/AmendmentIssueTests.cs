using System.Net;
using System.Text.Json.Nodes;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Invoices;

/// <summary>The sheets of amendments, as the provider gets them.</summary>
public sealed class AmendmentIssueTests(RunningPlatform platform) : AccountantTest(platform)
{
    private static readonly string Today = $"{Domain.KoreanTime.Today(TimeProvider.System):yyyy-MM-dd}";

    public static TheoryData<string, string, string[]> Reasons => new()
    {
        { "corrected_entry", $$"""{"reason":"corrected_entry","corrected":{{InvoiceBody.Valid(supply: 900_000)}}}""", ["1 -1000000", "1 900000"] },
        { "supply_changed", $$"""{"reason":"supply_changed","date":"{{Today}}","lines":[{"item":"추가","supplyAmount":50000,"taxAmount":5000}]}""", ["2 50000"] },
        { "returned", $$"""{"reason":"returned","date":"{{Today}}","lines":[{"item":"반품","supplyAmount":-200000,"taxAmount":-20000}]}""", ["3 -200000"] },
        { "contract_cancelled", $$"""{"reason":"contract_cancelled","date":"{{Today}}"}""", ["4 -1000000"] },
        { "local_letter_of_credit", """{"reason":"local_letter_of_credit"}""", ["5 -1000000", "5 1000000"] },
        { "issued_twice", """{"reason":"issued_twice"}""", ["6 -1000000"] },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task Each_reason_issues_its_sheets_with_the_number_of_the_original(string reason, string body, string[] sheets)
    {
        var original = await TransmitAsync();
        var number = (await ReadAsync(original))["ntsConfirmNumber"]!.GetValue<string>();

        var answer = await PostAsync($"{Prefix}/{original}/amendments", JsonNode.Parse(body));

        Assert.True(answer.Status == HttpStatusCode.Accepted, $"{reason}: {answer}");
        var documents = new List<string>();
        foreach (var sheet in answer.Json["sheets"]!.AsArray())
        {
            var issued = await BecomesAsync(sheet!["id"]!.GetValue<Guid>(), "issued");
            var document = await Sandbox.DocumentAsync("1234567891", issued["mgtKey"]!.GetValue<string>());
            Assert.Equal(number, document["orgNTSConfirmNum"]!.GetValue<string>());
            documents.Add($"{document["modifyCode"]} {document["supplyCostTotal"]!.GetValue<string>()}");
        }

        Assert.Equal(sheets, documents);
    }

    [Fact]
    public async Task What_is_not_transmitted_is_not_amended()
    {
        var id = await IssueAsync();

        Assert.Equal("original_not_transmitted", (await PostAsync($"{Prefix}/{id}/amendments", new { reason = "issued_twice" })).Code);
    }
}
