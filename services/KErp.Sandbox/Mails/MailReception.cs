using System.Buffers;
using KErp.Sandbox.Storage;
using MimeKit;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace KErp.Sandbox.Mails;

/// <summary><c>DATA</c>: keeps the mail for each recipient of the envelope, whatever its headers say.</summary>
internal sealed class MailReception(MailStore mails, MailFaults faults) : MessageStore
{
    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(buffer.ToArray());
        using var message = await MimeMessage.LoadAsync(content, cancellationToken);
        var recipients = transaction.To.Select(to => to.AsAddress());
        await mails.KeepAsync(recipients, message.MessageId ?? "", message.Subject ?? "", message.TextBody ?? "");
        return await faults.AfterAcceptAsync(context, cancellationToken);
    }
}
