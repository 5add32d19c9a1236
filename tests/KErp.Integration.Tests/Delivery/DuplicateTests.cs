using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Delivery;

public sealed class DuplicateTests(RunningPlatform platform) : PlatformTest(platform)
{
    [Fact]
    public async Task A_publish_whose_answer_was_lost_is_repeated_and_counts_as_sent()
    {
        await Sandbox.FailAsync("*", "status", statusCode: 503);
        var ids = await CreateAsync(5);
        await Eventually.GetAsync(() => Database.CountAsync("outbox", "state = 'pending' AND sent_at IS NULL"), n => n == 0, TimeSpan.FromSeconds(10));

        // What a relay leaves that was killed between the broker's answer and its own commit.
        await Database.ExecuteAsync("UPDATE outbox SET sent_at = NULL, stream_sequence = NULL, stream_incarnation = NULL WHERE state = 'pending'");
        await Eventually.GetAsync(() => Database.CountAsync("outbox", "state = 'pending' AND sent_at IS NULL"), n => n == 0, TimeSpan.FromSeconds(5));

        await Sandbox.WorkAsync();
        await AllSettledAsync(TimeSpan.FromSeconds(30));
        await AssertIssuedOnceAsync(ids);
    }

    [Fact]
    public async Task A_second_message_for_an_issued_invoice_has_no_second_effect()
    {
        var id = (await Invoices.PostAsync(InvoiceBody.Valid())).InvoiceId;
        await Invoices.IssuedAsync(id, TimeSpan.FromSeconds(10));

        var again = await Platform.Broker.PublishAsync($$"""{"InvoiceId":"{{id}}"}""");

        await Eventually.GetAsync(() => Database.CountAsync("inbox", $"message_id = '{again}' AND outcome = 'done'"), n => n == 1, TimeSpan.FromSeconds(10));
        Assert.Equal(1, (await Sandbox.CountAsync()).Requests);
        Assert.Equal(2, await Database.CountAsync("invoice_events", $"invoice_id = '{id}'"));
    }
}
