using KErp.Data.Mails;
using KErp.Data.Model;
using KErp.Messaging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace KErp.Worker.Mails;

/// <summary>
/// Sends the mails that are due, one after the other, at least once each: a worker that dies between the server's yes and
/// its own note of it leaves the mail to be sent again, under the same Message-ID. Logs name no recipient.
/// </summary>
internal sealed partial class MailSender(
    MailStore mails, MailComposer composer, SmtpTransport smtp, MailMetrics metrics, IOptions<MailOptions> options, TimeProvider time, ILogger<MailSender> log)
    : RepeatedWork(options.Value.PollInterval, log)
{
    protected override async Task<bool> WorkAsync(CancellationToken stopping)
    {
        var sent = await SendNextAsync(stopping);
        metrics.Waiting(await mails.CountWaitingAsync(stopping));
        return sent;
    }

    /// <summary>A mail that was taken is brought to the end of its attempt, also when stopping.</summary>
    /// <returns>Whether there was one.</returns>
    private async Task<bool> SendNextAsync(CancellationToken stopping)
    {
        if (await mails.ClaimAsync(options.Value.Lease, stopping) is not { } mail) return false;
        switch (await DeliverAsync(mail))
        {
            case Delivery.Accepted:
                await mails.CompleteAsync(mail, CancellationToken.None);
                metrics.Sent();
                LogSent(mail.Id, mail.Attempts);
                break;
            case Delivery.Refused refused:
                await GiveUpAsync(mail, refused.Reason);
                break;
            case Delivery.Postponed postponed when time.GetUtcNow() - mail.CreatedAt >= options.Value.RetryFor:
                await GiveUpAsync(mail, $"Not sent within {options.Value.RetryFor}: {postponed.Reason}");
                break;
            case Delivery.Postponed postponed:
                var delay = RetryDelay.Of(mail.Attempts, options.Value.RetryDelayCap);
                await mails.RetryAsync(mail, delay, postponed.Reason, CancellationToken.None);
                LogPostponed(mail.Id, mail.Attempts, delay);
                break;
        }

        return true;
    }

    private async Task<Delivery> DeliverAsync(Mail mail)
    {
        try
        {
            using var message = composer.Compose(mail);
            return await smtp.SendAsync(message);
        }
        catch (ParseException)
        {
            return new Delivery.Refused("The recipient is not an e-mail address.");
        }
        catch (Exception e)
        {
            // The body cannot be opened; a key that is missing here may come with the next deployment.
            LogSealed(mail.Id, e);
            return new Delivery.Postponed(e.Message);
        }
    }

    private async Task GiveUpAsync(Mail mail, string reason)
    {
        if (!await mails.FailAsync(mail, reason, CancellationToken.None)) return;
        metrics.Failed();
        LogGivenUp(mail.Id, mail.Attempts);
    }

    [LoggerMessage(3201, LogLevel.Information, "Mail {MailId} is sent, at attempt {Attempt}")]
    private partial void LogSent(Guid mailId, int attempt);

    [LoggerMessage(3202, LogLevel.Warning, "Mail {MailId} could not be sent at attempt {Attempt} and is tried again in {Delay}; its row says why")]
    private partial void LogPostponed(Guid mailId, int attempt, TimeSpan delay);

    [LoggerMessage(3203, LogLevel.Error, "Mail {MailId} is given up after attempt {Attempt}; its row says why")]
    private partial void LogGivenUp(Guid mailId, int attempt);

    [LoggerMessage(3204, LogLevel.Error, "The body of mail {MailId} cannot be opened")]
    private partial void LogSealed(Guid mailId, Exception failure);
}
