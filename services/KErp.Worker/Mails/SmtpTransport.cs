using KErp.ServiceDefaults;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace KErp.Worker.Mails;

/// <summary>Hands one message to the mail server, over a connection of its own.</summary>
internal sealed class SmtpTransport(SmtpAddress server, IOptions<MailOptions> options)
{
    /// <summary>Never throws for a server: what it does or fails to do is the answer.</summary>
    public async Task<Delivery> SendAsync(MimeMessage message)
    {
        using var timeout = new CancellationTokenSource(options.Value.SendTimeout);
        try
        {
            // The network policy lets the worker out to the mail server and not to an authority's revocation list.
            using var smtp = new SmtpClient { CheckCertificateRevocation = false };
            await smtp.ConnectAsync(server.Host, server.Port, SecurityOf(server.Encryption), timeout.Token);
            if (server is { User: { } user, Password: { } password }) await smtp.AuthenticateAsync(user, password, timeout.Token);
            await smtp.SendAsync(message, timeout.Token);
            await smtp.DisconnectAsync(quit: true, CancellationToken.None).WaitAsync(timeout.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return new Delivery.Accepted();
        }
        catch (SmtpCommandException e) when (IsAboutTheMail(e) && (int)e.StatusCode >= 500)
        {
            return new Delivery.Refused($"{(int)e.StatusCode} {e.Message}");
        }
        catch (SmtpCommandException e)
        {
            return new Delivery.Postponed($"{(int)e.StatusCode} {e.Message}");
        }
        catch (OperationCanceledException)
        {
            return new Delivery.Postponed($"No answer within {options.Value.SendTimeout}.");
        }
        catch (Exception e)
        {
            // Unreachable, no TLS, wrong password, a torn connection: all of it is between the server and us, and may be mended.
            return new Delivery.Postponed($"{e.GetType().Name}: {e.Message}");
        }
    }

    /// <summary>A refused sender or login is the operator's to mend, and no fault of this mail.</summary>
    private static bool IsAboutTheMail(SmtpCommandException e) => e.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;

    private static SecureSocketOptions SecurityOf(SmtpEncryption encryption) => encryption switch
    {
        SmtpEncryption.Tls => SecureSocketOptions.SslOnConnect,
        SmtpEncryption.StartTls => SecureSocketOptions.StartTls,
        SmtpEncryption.None => SecureSocketOptions.None,
        _ => throw new ArgumentOutOfRangeException(nameof(encryption)),
    };
}
