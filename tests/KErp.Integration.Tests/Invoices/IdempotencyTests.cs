using System.Net;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Invoices;

public sealed class IdempotencyTests(RunningPlatform platform) : PlatformTest(platform)
{
    [Fact]
    public async Task Fifty_parallel_posts_with_one_key_make_one_invoice()
    {
        var key = Guid.NewGuid().ToString();
        var before = await Database.CountAsync("invoices");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Invoices.PostAsync(InvoiceBody.Valid(), key)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Accepted, a.Status));
        Assert.Single(answers.Select(a => a.Body).Distinct());
        Assert.Single(answers, a => !a.Replayed);
        Assert.Equal(before + 1, await Database.CountAsync("invoices"));
        await AllSettledAsync(TimeSpan.FromSeconds(10));
        await AssertIssuedOnceAsync([answers[0].InvoiceId]);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused_and_writes_nothing()
    {
        var key = Guid.NewGuid().ToString();
        await Invoices.PostAsync(InvoiceBody.Valid(), key);
        var before = await Database.RowsAsync();

        var answer = await Invoices.PostAsync(InvoiceBody.Valid(supply: 2_000_000), key);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("idempotency_key_reused", answer.Json["code"]!.GetValue<string>());
        Assert.Equal(before, await Database.RowsAsync());
    }

    [Fact]
    public async Task White_space_and_order_of_the_body_make_no_difference()
    {
        var key = Guid.NewGuid().ToString();
        var first = await Invoices.PostAsync(InvoiceBody.Valid(), key);
        var reordered = InvoiceBody.With(body =>
        {
            var buyer = body["buyer"]!.DeepClone();
            body.Remove("buyer");
            body["buyer"] = buyer;
        });

        var second = await Invoices.PostAsync(reordered.Replace(",", " ,\n", StringComparison.Ordinal), key);

        Assert.True(second.Replayed);
        Assert.Equal(first.Body, second.Body);
    }

    [Fact]
    public async Task A_failed_first_try_is_not_remembered()
    {
        var key = Guid.NewGuid().ToString();
        var refused = await Invoices.PostAsync(InvoiceBody.With(b => b["totalAmount"] = 1), key);

        var retried = await Invoices.PostAsync(InvoiceBody.Valid(), key);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(HttpStatusCode.Accepted, retried.Status);
        Assert.False(retried.Replayed);
    }

    [Fact]
    public async Task A_duplicate_waits_two_seconds_for_the_first_and_is_then_told_to_come_back()
    {
        var key = Guid.NewGuid().ToString();
        await using var first = await HeldKey.HoldAsync(Database.AppConnectionString, Platform.CompanyId, key);

        var answer = await Invoices.PostAsync(InvoiceBody.Valid(), key);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("request_in_progress", answer.Json["code"]!.GetValue<string>());
        Assert.True(answer.HasRetryAfter);
        await first.RollbackAsync();
        Assert.Equal(HttpStatusCode.Accepted, (await Invoices.PostAsync(InvoiceBody.Valid(), key)).Status);
    }
}
