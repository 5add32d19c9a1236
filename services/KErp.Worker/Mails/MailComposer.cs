using KErp.Data.Encryption;
using KErp.Data.Model;
using Microsoft.Extensions.Options;
using MimeKit;

namespace KErp.Worker.Mails;

/// <summary>Makes a row into a message, the same one at each attempt.</summary>
internal sealed class MailComposer(FieldCipher cipher, IOptions<MailOptions> options)
{
    private readonly MailboxAddress _from = MailboxAddress.Parse(options.Value.From);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The body cannot be opened with the keys at hand.</exception>
    /// <exception cref="ParseException">The recipient is not an address.</exception>
    public MimeMessage Compose(Mail mail) => new()
    {
        // A mail that goes out twice, because its worker died before it could note the first time, is known by this.
        MessageId = $"{mail.Id:N}@{_from.Domain}",
        Date = mail.CreatedAt,
        From = { _from },
        To = { MailboxAddress.Parse(mail.Recipient) },
        Subject = mail.Subject,
        // No out-of-office answers, please (RFC 3834).
        Headers = { { "Auto-Submitted", "auto-generated" } },
        Body = new TextPart("plain") { Text = cipher.Open(mail.Body, EncryptedColumns.MailBody.Place(mail.Id)) },
    };
}
