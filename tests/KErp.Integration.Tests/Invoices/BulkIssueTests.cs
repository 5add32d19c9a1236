using System.Net;
using System.Text.Json.Nodes;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Invoices;

public sealed class BulkIssueTests(RunningPlatform platform) : AccountantTest(platform)
{
    private const string Batches = "api/v1/invoice-batches";

    [Fact]
    public async Task A_thousand_with_the_worker_killed_twice_get_a_thousand_numbers_and_no_duplicate()
    {
        // Slow enough that both kills fall into the middle.
        await Sandbox.FailAsync("bulk", "latency", latencyMs: 400);
        var batch = await CreateAsync(1_000);

        for (var kill = 1; kill <= 2; kill++)
        {
            var goal = kill * 250;
            await Eventually.GetAsync(() => Sandbox.CountAsync(), c => c.Issued >= goal, TimeSpan.FromSeconds(60));
            await Processes.KillAsync(Resources.Worker);
            await Processes.StartAsync(Resources.Worker);
        }

        var done = await DoneAsync(batch);
        Assert.Equal("{\"issued\":1000}", done["counts"]!.ToJsonString());
        Assert.Equal(1_000, done["items"]!.AsArray().Select(i => i!["ntsConfirmNumber"]!.GetValue<string>()).Distinct().Count());
        var count = await Sandbox.CountAsync();
        Assert.Equal((1_000, 1_000, 1), (count.Issued, count.DistinctKeys, count.MaxPerKey));
        Assert.True(await Database.CountAsync("invoices", $"batch_id = '{batch}' AND attempt > 1") > 0, "no invoice was in flight when the worker was killed: the test proved nothing");
    }

    [Fact]
    public async Task A_submission_whose_answer_is_lost_is_not_made_again()
    {
        await Sandbox.FailAsync("bulk", "timeout-after-accept", count: 1);
        await Sandbox.FailAsync("bulk", "status-after-accept", count: 1, statusCode: 500);
        var batch = await CreateAsync(150);

        Assert.Equal("{\"issued\":150}", (await DoneAsync(batch))["counts"]!.ToJsonString());
        var count = await Sandbox.CountAsync();
        Assert.Equal((150, 1), (count.Issued, count.MaxPerKey));
    }

    [Fact]
    public async Task Each_item_has_its_own_result()
    {
        await Sandbox.SetAccountAsync("1234567891", new { certificate = "none" });
        try
        {
            var done = await DoneAsync(await CreateAsync(3));

            Assert.Equal("{\"failed\":3}", done["counts"]!.ToJsonString());
            Assert.All(done["items"]!.AsArray(), item => Assert.Equal("certificate_missing", item!["failure"]!["code"]!.GetValue<string>()));
        }
        finally
        {
            await Sandbox.SetAccountAsync("1234567891", new { certificate = "valid" });
        }
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_its_place_and_nothing_is_taken_on()
    {
        var body = Body(3);
        body["invoices"]![1]!["lines"]![0]!["taxAmount"] = 1;

        var answer = await PostAsync(Batches, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invoices[1].lines[0].taxAmount", answer.Json["errors"]![0]!["field"]!.GetValue<string>());
        Assert.Equal(0, await Database.CountAsync("invoices", $"company_id = '{Owner.CompanyId}'"));
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(Batches, Body(1_001))).Status);
    }

    [Fact]
    public async Task The_same_key_gives_the_same_batch()
    {
        var (body, key) = (Body(2), Guid.NewGuid().ToString());

        var first = await Api.PostAsync(Batches, body, Token, key);
        var second = await Api.PostAsync(Batches, body, Token, key);

        Assert.True(second.Replayed);
        Assert.Equal(first.Body, second.Body);
        await DoneAsync(first.InvoiceId);
        Assert.Equal(2, await Database.CountAsync("invoices", $"company_id = '{Owner.CompanyId}'"));
    }

    private async Task<Guid> CreateAsync(int count)
    {
        var answer = await PostAsync(Batches, Body(count));
        Assert.True(answer.Status == HttpStatusCode.Accepted, $"{answer.Status}");
        return answer.InvoiceId;
    }

    private Task<JsonNode> DoneAsync(Guid batch) => Eventually.GetAsync(
        async () => (await Api.GetAsync($"{Batches}/{batch}", Token)).Json, json => json["done"]!.GetValue<bool>(), TimeSpan.FromMinutes(2));

    private static JsonObject Body(int count) => new()
    {
        ["invoices"] = new JsonArray([.. Enumerable.Range(1, count).Select(n => JsonNode.Parse(InvoiceBody.Valid(supply: n * 1_000)))]),
    };
}
