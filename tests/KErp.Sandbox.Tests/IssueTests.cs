using System.Text.Json.Nodes;
using static KErp.Sandbox.Tests.TokenTests;

namespace KErp.Sandbox.Tests;

public sealed class IssueTests : IAsyncLifetime
{
    private const long MgtKeyInUse = -11900001;

    private SandboxHost _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task An_issued_invoice_gets_a_confirm_number()
    {
        var answer = await _sandbox.IssueAsync(SandboxHost.Invoice());

        Assert.Equal(200, answer.Status);
        Assert.Equal("1", answer["code"]);
        Assert.Equal("발행 완료", answer["message"]);
        Assert.Matches(@"^\d{16}[0-9A-Za-z]{8}$", answer["ntsConfirmNum"]!);
        Assert.StartsWith("20260102", answer["ntsConfirmNum"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirm_numbers_are_unique()
    {
        var token = await _sandbox.TokenAsync();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(i => _sandbox.IssueAsync(SandboxHost.Invoice($"KEY-{i}"), token)));

        Assert.Equal(40, answers.Select(a => a["ntsConfirmNum"]).Where(n => n?.Length == 24).Distinct().Count());
    }

    [Fact]
    public async Task A_key_that_is_in_use_is_refused_and_the_first_invoice_stays()
    {
        var first = await _sandbox.IssueAsync(SandboxHost.Invoice());
        var other = SandboxHost.Invoice();
        (other["supplyCostTotal"], other["taxTotal"], other["totalAmount"]) = ("1", "0", "1");

        AssertRefused(await _sandbox.IssueAsync(other), 400, MgtKeyInUse);

        var info = await _sandbox.InfoAsync();
        Assert.Equal((first["ntsConfirmNum"], "100000"), (info["ntsconfirmNum"], info["supplyCostTotal"]));
    }

    [Fact]
    public async Task Another_seller_may_use_the_same_key()
    {
        var other = SandboxHost.Invoice();
        other["invoicerCorpNum"] = "8888888888";

        var first = await _sandbox.IssueAsync(SandboxHost.Invoice());
        var second = await _sandbox.IssueAsync(other, await _sandbox.TokenAsync("8888888888"));

        Assert.Equal((200, 200), (first.Status, second.Status));
        Assert.NotEqual(first["ntsConfirmNum"], second["ntsConfirmNum"]);
    }

    [Fact]
    public async Task Twenty_parallel_issues_of_one_key_make_one_invoice()
    {
        var token = await _sandbox.TokenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _sandbox.IssueAsync(SandboxHost.Invoice(), token)));

        Assert.Single(answers, a => a.Status == 200);
        Assert.Equal(19, answers.Count(a => a.Status == 400 && a["code"] == $"{MgtKeyInUse}"));
        var counted = await _sandbox.GetAsync($"/_sandbox/issued?seller={SandboxHost.Seller}&mgtKey=KEY-1");
        Assert.Equal(("1", "20", "19"), (counted["issued"], counted["requests"], counted["rejectedDuplicates"]));
    }

    public static TheoryData<string, string?, long> BrokenFields => new()
    {
        { "writeDate", null, -11001001 },
        { "writeDate", "20260231", -11001001 },
        { "issueType", null, -11001003 },
        { "issueType", "발행", -11001011 },
        { "purposeType", null, -11001004 },
        { "taxType", null, -11001005 },
        { "chargeDirection", null, -11001012 },
        { "chargeDirection", "역과금", -11001006 },
        { "invoicerCorpNum", null, -11001013 },
        { "invoicerCorpNum", "1234567892", -11001014 },
        { "invoicerCorpNum", "123-45-67891", -11001014 },
        { "invoicerCorpNum", "8888888888", -11001000 },
        { "invoicerCorpName", null, -11001015 },
        { "invoicerCEOName", "", -11001016 },
        { "invoiceeCorpNum", "8888888880", -11001021 },
        { "invoiceeType", "외국인", -11001007 },
        { "modifyCode", "7", -11001009 },
        { "invoicerMgtKey", null, -11900002 },
        { "invoicerMgtKey", "KEY 1", -11900002 },
        { "invoicerMgtKey", "1234567890123456789012345", -11900002 },
        { "supplyCostTotal", "100000.5", -11900003 },
        { "supplyCostTotal", "100,000", -11900003 },
        { "taxTotal", null, -11900003 },
        { "cash", "1e3", -11900003 },
        { "totalAmount", "110001", -11900004 },
    };

    [Theory]
    [MemberData(nameof(BrokenFields))]
    public async Task A_broken_field_is_refused_with_its_code(string field, string? value, long code)
    {
        var document = SandboxHost.Invoice();
        document.Remove(field);
        if (value is not null)
            document[field] = value;

        AssertRefused(await _sandbox.IssueAsync(document), 400, code);
        AssertRefused(await _sandbox.InfoAsync(), 400, -11000005);
    }

    [Fact]
    public async Task An_amount_that_is_a_json_number_is_refused()
    {
        var document = SandboxHost.Invoice();
        document["supplyCostTotal"] = 100000;

        AssertRefused(await _sandbox.IssueAsync(document), 400, -11900003);
    }

    [Theory]
    [InlineData(3, "100000", "10000", "110000", -11001010)]
    [InlineData(4, "100000", "10000", "110000", -11001010)]
    [InlineData(4, "-100000", "-10000", "-110000", null)]
    [InlineData(2, "100000", "10000", "110000", null)]
    [InlineData(0, "100000", "10000", "110000", -11001009)]
    public async Task A_returned_or_cancelled_supply_must_be_negative(int reason, string supply, string tax, string total, int? code)
    {
        var document = SandboxHost.Invoice();
        (document["supplyCostTotal"], document["taxTotal"], document["totalAmount"]) = (supply, tax, total);
        (document["modifyCode"], document["orgNTSConfirmNum"]) = (reason, "202601014100000000000001");

        var answer = await _sandbox.IssueAsync(document);

        if (code is null)
            Assert.Equal(200, answer.Status);
        else
            AssertRefused(answer, 400, code.Value);
    }

    [Fact]
    public async Task An_amendment_without_its_original_is_refused()
    {
        var document = SandboxHost.Invoice();
        document["modifyCode"] = 2;

        AssertRefused(await _sandbox.IssueAsync(document), 400, -11900007);
    }

    [Theory]
    [InlineData(99, 1, 200)]
    [InlineData(100, 1, 400)]
    [InlineData(3, 2, 400)]
    public async Task Lines_are_at_most_99_and_numbered_from_1(int count, int firstSerial, int status)
    {
        var document = SandboxHost.Invoice();
        document["detailList"] = new JsonArray([.. Enumerable.Range(firstSerial, count).Select(i => new JsonObject { ["serialNum"] = i })]);

        var answer = await _sandbox.IssueAsync(document);

        Assert.Equal(status, answer.Status);
        if (status == 400)
            AssertRefused(answer, 400, -11900005);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public async Task A_body_that_is_no_document_is_refused(string json) =>
        AssertRefused(await _sandbox.IssueAsync(JsonNode.Parse(json)!), 400, -11900008);

    [Fact]
    public async Task An_operation_that_is_not_simulated_says_so() =>
        AssertRefused(await _sandbox.IssueAsync(SandboxHost.Invoice(), action: "SEND"), 400, -11900009);

    [Fact]
    public async Task A_refused_document_counts_as_a_request_and_not_as_issued()
    {
        var document = SandboxHost.Invoice();
        document.Remove("taxType");
        await _sandbox.IssueAsync(document);

        var counted = await _sandbox.GetAsync($"/_sandbox/issued?seller={SandboxHost.Seller}&mgtKey=KEY-1");

        Assert.Equal(("0", "1", "0"), (counted["issued"], counted["requests"], counted["rejectedDuplicates"]));
    }

    [Fact]
    public async Task Totals_add_up_and_a_reset_forgets_counts_but_not_documents()
    {
        foreach (var key in new[] { "A", "B", "B" })
            await _sandbox.IssueAsync(SandboxHost.Invoice(key));

        var before = await _sandbox.GetAsync("/_sandbox/issued");
        using var reset = await _sandbox.Http.DeleteAsync(new Uri("/_sandbox/issued", UriKind.Relative), SandboxHost.Cancellation);
        var after = await _sandbox.GetAsync("/_sandbox/issued");

        Assert.Equal("""{"issued":2,"distinctKeys":2,"maxPerKey":1,"requests":3,"rejectedDuplicates":1}""", before.Body);
        Assert.Equal(204, (int)reset.StatusCode);
        Assert.Equal("""{"issued":0,"distinctKeys":0,"maxPerKey":0,"requests":0,"rejectedDuplicates":0}""", after.Body);
        Assert.Equal(200, (await _sandbox.InfoAsync("A")).Status);
    }

    [Fact]
    public async Task Half_a_key_names_the_missing_half()
    {
        var answer = await _sandbox.GetAsync("/_sandbox/issued?seller=1234567891");

        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.MediaType));
        Assert.True(answer.Json.GetProperty("errors").TryGetProperty("mgtKey", out _));
    }
}
