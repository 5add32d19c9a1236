using System.Collections.Concurrent;
using System.Net;
using System.Text;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Security;

public sealed class FuzzTests(RunningPlatform platform) : PlatformTest(platform)
{
    private const int Bodies = 5_000;
    private const int Seed = 20261124;

    /// <summary>
    /// Sent by the owner of a company made for it: some bodies are good, and may well close the company or end the session.
    /// </summary>
    [Fact]
    public async Task Five_thousand_spoilt_bodies_on_every_post_give_no_server_error_and_leave_nothing_half_written()
    {
        var started = DateTimeOffset.UtcNow;
        var document = await ApiDocument.ReadAsync(Platform.Api);
        // A body of the provider is kept as it came, whatever is in it.
        var posts = document.Operations.Where(o => o.Method == HttpMethod.Post && o.Path != ProviderWebhook.Path).ToList();
        var company = await Platform.Principals.NewCompanyAsync();
        var fuzzer = new JsonFuzzer(document, Seed);
        var shots = Enumerable.Range(0, Bodies).Select(n => (Post: posts[n % posts.Count], Body: fuzzer.Next(posts[n % posts.Count].Body, WellFormed.BodyOf(posts[n % posts.Count].Route)))).ToList();
        var statuses = new ConcurrentDictionary<(string Route, HttpStatusCode Status), int>();
        var failures = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(shots.Chunk(50), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, async (chunk, _) =>
        {
            // A session may end on the way: each stretch signs in anew.
            var token = await Platform.Principals.SignInAsync("owner", company);
            foreach (var (post, body) in chunk)
            {
                var answer = await Platform.Api.SendRawAsync(post.Method, post.PathTo($"{Guid.NewGuid()}"), token, body);
                statuses.AddOrUpdate((post.Route, answer.Status), 1, (_, n) => n + 1);
                if ((int)answer.Status >= 500) failures.Add($"{post} {answer} for {Encoding.UTF8.GetString(body)}");
            }
        });

        Assert.Empty(failures);
        Assert.All(posts, post => Assert.Contains(statuses, s => s.Key.Route == post.Route && s.Key.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.NoContent or HttpStatusCode.OK or HttpStatusCode.NotFound));
        await AssertNothingHalfWrittenAsync(company, started);
    }

    private async Task AssertNothingHalfWrittenAsync(Guid company, DateTimeOffset started)
    {
        var ours = $"company_id = '{company}'";
        Assert.Equal(0, await Database.CountAsync("invoices", $"{ours} AND (company_id, id) NOT IN (SELECT company_id, invoice_id FROM invoice_lines)"));
        Assert.Equal(0, await Database.CountAsync("invoices", $"{ours} AND id::text NOT IN (SELECT entity_id FROM audit_log WHERE action LIKE 'invoice.%')"));
        Assert.Equal(0, await Database.CountAsync("employees", $"{ours} AND id::text NOT IN (SELECT entity_id FROM audit_log WHERE action LIKE 'employee.%')"));
        Assert.True(await Database.CountAsync("invoices", ours) > 0, "no body was good enough to be written: the test proved little");
        Assert.Equal(
            await Database.CountAsync("invoices", $"{ours} AND batch_id IS NULL") + await Database.CountAsync("invoice_batches", ours)
                + await Database.CountAsync("employees", ours) + await Database.CountAsync("workplaces", ours) + await Database.CountAsync("partners", ours) + await Database.CountAsync("collection_jobs", ours)
                + await Database.CountAsync("one_time_tokens", $"{ours} AND purpose = 'invitation'"),
            await Database.CountAsync("idempotency_keys", ours));
        Assert.Equal(0, await Database.CountAsync("memberships", "user_id NOT IN (SELECT id FROM users)"));
        Assert.Equal(0, await Database.CountAsync("companies", $"created_at >= '{started:O}' AND id <> '{company}' AND id NOT IN (SELECT company_id FROM audit_log WHERE action = 'company.create')"));
    }
}
