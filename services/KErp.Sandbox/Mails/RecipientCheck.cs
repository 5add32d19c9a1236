using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Storage;

namespace KErp.Sandbox.Mails;

/// <summary><c>RCPT TO</c>: everybody is known here.</summary>
internal sealed class RecipientCheck(MailFaults faults) : MailboxFilter
{
    public override async Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken)
    {
        await faults.BeforeAsync(context, cancellationToken);
        return true;
    }
}
