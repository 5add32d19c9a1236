using System.Globalization;
using System.Text.RegularExpressions;
using Aspire.Hosting.Testing;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Operations;

public sealed class MailTests(RunningPlatform platform) : PlatformTest(platform)
{
    private const string Subject = "비밀번호 재설정 / Reset your password";
    private const string Text = "아래 링크를 여십시오 / Open this link:\nhttps://kerp.example/reset#token";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Mails_arrive_once_each_and_leave_no_link_in_the_database()
    {
        var before = await MetricAsync(Metrics.MailsSent);
        var ids = new List<Guid>();
        for (var i = 0; i < 10; i++) ids.Add(await PromiseAsync());

        await Eventually.GetAsync(() => Database.CountAsync("mails", $"{Among(ids)} AND sent_at IS NOT NULL"), n => n == ids.Count, Limit);

        foreach (var id in ids)
        {
            var mail = Assert.Single(await Sandbox.MailsAsync(RecipientOf(id)));
            Assert.Equal((Subject, Text), (mail.Subject, mail.Text.ReplaceLineEndings("\n").TrimEnd()));
            Assert.Contains($"{id:N}@", mail.MessageId, StringComparison.Ordinal);
        }

        Assert.Equal(ids.Count, await Database.CountAsync("mails", $"{Among(ids)} AND body = '' AND attempts = 1 AND failure IS NULL"));
        await Eventually.GetAsync(() => MetricAsync(Metrics.MailsSent), n => n == before + ids.Count, Limit);
        await Eventually.GetAsync(() => MetricAsync(Metrics.MailsWaiting), n => n == 0, Limit);
    }

    [Fact]
    public async Task A_server_that_is_busy_twice_gets_the_mail_at_the_third_attempt()
    {
        await Sandbox.FailAsync("mail", "status", count: 2, statusCode: 451);
        var id = await PromiseAsync();

        await ArrivedAsync(id);

        await Eventually.GetAsync(() => Database.CountAsync("mails", $"{Among([id])} AND sent_at IS NOT NULL AND attempts = 3"), n => n == 1, Limit);
        Assert.Single(await Sandbox.MailsAsync(RecipientOf(id)));
    }

    [Fact]
    public async Task A_recipient_refused_for_good_ends_the_mail_at_its_first_attempt()
    {
        var before = await MetricAsync(Metrics.MailsFailed);
        await Sandbox.FailAsync("mail", "status", count: 1, statusCode: 550);
        var id = await PromiseAsync();

        await Eventually.GetAsync(() => Database.CountAsync("mails", $"{Among([id])} AND failed_at IS NOT NULL"), n => n == 1, Limit);
        // A later mail went out: the refused one had its chance to be tried again, and was not.
        await ArrivedAsync(await PromiseAsync());

        Assert.Equal(1, await Database.CountAsync("mails", $"{Among([id])} AND attempts = 1 AND sent_at IS NULL AND body = '' AND failure LIKE '550 %'"));
        Assert.Empty(await Sandbox.MailsAsync(RecipientOf(id)));
        await Eventually.GetAsync(() => MetricAsync(Metrics.MailsFailed), n => n == before + 1, Limit);
    }

    [Fact]
    public async Task A_server_that_stays_busy_for_a_day_ends_the_mail()
    {
        await Sandbox.FailAsync("mail", "status", statusCode: 451);
        var (day, fresh) = (await PromiseAsync(age: TimeSpan.FromHours(24)), await PromiseAsync());

        await Eventually.GetAsync(() => Database.CountAsync("mails", $"{Among([day])} AND failed_at IS NOT NULL AND failure LIKE 'Not sent within%451 %'"), n => n == 1, Limit);
        Assert.Equal(1, await Database.CountAsync("mails", $"{Among([fresh])} AND failed_at IS NULL"));

        await Sandbox.WorkAsync();
        await ArrivedAsync(fresh);
    }

    [Fact]
    public async Task A_body_that_was_sealed_for_another_row_is_not_sent()
    {
        var id = await PromiseAsync(sealedFor: Guid.CreateVersion7());

        await Eventually.GetAsync(() => Database.CountAsync("mails", $"{Among([id])} AND attempts >= 2 AND failure IS NOT NULL"), n => n == 1, Limit);

        Assert.Empty(await Sandbox.MailsAsync(RecipientOf(id)));
        await Database.ExecuteAsync($"UPDATE mails SET failed_at = now() WHERE {Among([id])}");
    }

    [Fact]
    public async Task A_worker_killed_after_the_server_took_the_mail_sends_it_again_under_the_same_id()
    {
        // The server keeps the mail and is slow to say so: the worker dies without having heard it.
        await Sandbox.FailAsync("mail", "timeout-after-accept", count: 1, latencyMs: 7_000);
        var id = await PromiseAsync();
        await ArrivedAsync(id);

        await Processes.KillAsync(Resources.Worker);
        Assert.Equal(1, await Database.CountAsync("mails", $"{Among([id])} AND sent_at IS NULL"));
        await Processes.StartAsync(Resources.Worker);

        await Eventually.GetAsync(() => Database.CountAsync("mails", $"{Among([id])} AND sent_at IS NOT NULL"), n => n == 1, Limit);
        var mails = await Sandbox.MailsAsync(RecipientOf(id));
        Assert.Equal(2, mails.Count);
        Assert.Single(mails.Select(m => m.MessageId).Distinct());
    }

    /// <summary>A row as the API writes it.</summary>
    private async Task<Guid> PromiseAsync(TimeSpan age = default, Guid? sealedFor = null)
    {
        var id = Guid.CreateVersion7();
        var body = Platform.Cipher.Seal(Text, $"mails.body:{sealedFor ?? id}");
        var seconds = age.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        await Database.ExecuteAsync(
            $"""
             INSERT INTO mails (id, recipient, subject, body, created_at, due_at, attempts)
             VALUES ('{id}', '{RecipientOf(id)}', '{Subject}', '{body}', now() - interval '{seconds} seconds', now(), 0)
             """);
        return id;
    }

    private Task<IReadOnlyList<ReceivedMail>> ArrivedAsync(Guid id) => Eventually.GetAsync(() => Sandbox.MailsAsync(RecipientOf(id)), mails => mails.Count > 0, Limit);

    private async Task<double> MetricAsync(string name)
    {
        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri(Platform.App.GetEndpoint(Resources.Worker, Endpoints.Management), "metrics"), TestContext.Current.CancellationToken);
        var value = Regex.Match(metrics, $@"^{name}\S* (\S+)", RegexOptions.Multiline);
        Assert.True(value.Success, $"no {name} in:\n{metrics}");
        return double.Parse(value.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static string RecipientOf(Guid id) => $"{id:N}@example.com";

    private static string Among(IEnumerable<Guid> ids) => $"id = ANY ('{{{string.Join(',', ids)}}}'::uuid[])";
}
