using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KErp.Sandbox.Tests;

/// <summary>Spoken by hand, so that what is on the wire is what is tested.</summary>
public sealed class MailTests : IAsyncLifetime
{
    private const string Recipient = "kim@example.com";
    private SandboxHost _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task A_mail_is_kept_for_its_recipient_and_survives_a_restart()
    {
        Assert.Equal(250, await SendAsync());
        await _sandbox.RestartAsync();

        var mail = Assert.Single(await MailsAsync("KIM@example.com"));
        Assert.Equal(("id-1@kerp.example", "비밀번호 재설정", "https://kerp.example/한글"), mail);
        Assert.Empty(await MailsAsync("lee@example.com"));
    }

    [Fact]
    public async Task The_list_has_the_time_by_the_sandboxs_clock_and_wants_a_recipient()
    {
        await SendAsync();

        var listed = (await _sandbox.GetAsync($"/_sandbox/mails?recipient={Recipient}")).Json.GetProperty("mails")[0];
        Assert.Equal(_sandbox.Clock.GetUtcNow(), listed.GetProperty("receivedAt").GetDateTimeOffset());
        Assert.Equal(400, (await _sandbox.GetAsync("/_sandbox/mails")).Status);
    }

    [Theory]
    [InlineData("\"statusCode\":550,", 550)]
    [InlineData("\"statusCode\":451,", 451)]
    [InlineData("", 451)]
    public async Task Status_refuses_the_recipient_and_keeps_nothing(string status, int reply)
    {
        await SetAsync($$"""{"operation":"mail","kind":"status",{{status}}"count":1}""");

        Assert.Equal(reply, await SendAsync());
        Assert.Empty(await MailsAsync(Recipient));
        Assert.Equal(250, await SendAsync());
    }

    [Fact]
    public async Task Drop_closes_the_connection_and_keeps_nothing()
    {
        await SetAsync("""{"operation":"mail","kind":"drop","count":1}""");

        Assert.Null(await SendAsync());
        Assert.Empty(await MailsAsync(Recipient));
    }

    [Fact]
    public async Task Timeout_after_accept_keeps_the_mail_and_closes_without_a_reply()
    {
        await SetAsync("""{"operation":"mail","kind":"timeout-after-accept","count":1}""");

        Assert.Null(await SendAsync());
        Assert.Equal(250, await SendAsync());
        Assert.Equal(2, (await MailsAsync(Recipient)).Count);
    }

    [Fact]
    public async Task Status_after_accept_keeps_the_mail_and_denies_it()
    {
        await SetAsync("""{"operation":"mail","kind":"status-after-accept","count":1,"statusCode":452}""");

        Assert.Equal(452, await SendAsync());
        Assert.Single(await MailsAsync(Recipient));
    }

    [Fact]
    public async Task A_provider_that_is_away_leaves_the_mail_server_alone()
    {
        await SetAsync("""{"operation":"*","kind":"status","statusCode":503}""");

        Assert.Equal(250, await SendAsync());
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("expired-token")]
    [InlineData("duplicate")]
    public async Task A_fault_that_mail_cannot_have_is_refused(string kind) =>
        Assert.Equal(400, (await _sandbox.SetFaultAsync($$"""{"operation":"mail","kind":"{{kind}}"}""")).Status);

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        await using var second = SandboxApp.Create([.. _sandbox.Arguments, "--Sandbox:SmtpPort", $"{_sandbox.SmtpPort}"]);

        var refusal = await Assert.ThrowsAsync<SandboxRefusedToStartException>(() => second.StartAsync(SandboxHost.Cancellation));
        Assert.Contains($"Sandbox:SmtpPort: {_sandbox.SmtpPort}", refusal.Message, StringComparison.Ordinal);
    }

    private async Task SetAsync(string json) => Assert.Equal(200, (await _sandbox.SetFaultAsync(json)).Status);

    private async Task<List<(string?, string?, string?)>> MailsAsync(string recipient) =>
        [.. (await _sandbox.GetAsync($"/_sandbox/mails?recipient={recipient}")).Json.GetProperty("mails").EnumerateArray()
            .Select(m => (m.GetProperty("messageId").GetString(), m.GetProperty("subject").GetString(), m.GetProperty("text").GetString()))];

    /// <returns>The last reply: the first refusal, or that to the content. Null when the server closed instead.</returns>
    private async Task<int?> SendAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _sandbox.SmtpPort, SandboxHost.Cancellation);
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        var reply = await ReplyAsync(reader);
        foreach (var line in new[] { "HELO test", "MAIL FROM:<no-reply@kerp.example>", $"RCPT TO:<{Recipient}>", "DATA", Content })
        {
            await writer.WriteLineAsync(line);
            reply = await ReplyAsync(reader);
            if (reply is null or >= 400) break;
        }

        return reply;
    }

    private static string Content =>
        $"""
         Message-ID: <id-1@kerp.example>
         Subject: =?utf-8?B?{Convert.ToBase64String("비밀번호 재설정"u8)}?=
         Content-Type: text/plain; charset=utf-8
         Content-Transfer-Encoding: base64

         {Convert.ToBase64String("https://kerp.example/한글"u8)}
         .
         """.ReplaceLineEndings("\r\n");

    private static async Task<int?> ReplyAsync(StreamReader reader)
    {
        try
        {
            var line = await reader.ReadLineAsync(SandboxHost.Cancellation);
            return line is null ? null : int.Parse(line[..3], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
