using KErp.Data.Encryption;
using KErp.Data.Identity;
using KErp.Data.Model;
using Microsoft.Extensions.Options;

namespace KErp.Api.Identity;

/// <summary>
/// Composes the mails of sign-up, reset and invitation, each with its one-time token. The token is in the fragment of the
/// link: what follows # reaches no server's log.
/// </summary>
public sealed class IdentityMails(FieldCipher cipher, IOptions<IdentityMailOptions> options)
{
    public (OneTimeToken Token, Mail Mail) EmailConfirmation(User user, DateTimeOffset now)
    {
        var (token, row) = New(OneTimeToken.EmailConfirmation, user.Email, options.Value.ConfirmationLifetime, now, user.Id);
        return (row, Compose(user.Email, now, "[K-ERP] 이메일 주소 확인 / Confirm your e-mail address",
            $"{user.Name} 님, 아래 링크를 열어 이메일 주소를 확인해 주세요.",
            $"Hello {user.Name}, open the link to confirm your e-mail address.",
            Link("email-confirmation", token)));
    }

    public (OneTimeToken Token, Mail Mail) PasswordReset(User user, DateTimeOffset now)
    {
        var (token, row) = New(OneTimeToken.PasswordReset, user.Email, options.Value.ResetLifetime, now, user.Id);
        return (row, Compose(user.Email, now, "[K-ERP] 비밀번호 재설정 / Reset your password",
            "비밀번호를 재설정하려면 아래 링크를 여세요. 요청하지 않았다면 이 메일을 무시하세요.",
            "Open the link to reset your password. If you did not ask for it, ignore this mail.",
            Link("password-reset", token)));
    }

    public (OneTimeToken Token, Mail Mail) Invitation(string email, string companyName, Guid company, Role role, DateTimeOffset now)
    {
        var (token, row) = New(OneTimeToken.Invitation, email, options.Value.InvitationLifetime, now, company: company, role: role);
        return (row, Compose(email, now, $"[K-ERP] {companyName} 초대 / Invitation",
            $"{companyName}에서 K-ERP에 초대했습니다. 아래 링크를 열어 수락하세요.",
            $"{companyName} invites you to K-ERP. Open the link to accept.",
            Link("invitation", token)));
    }

    private static (OpaqueToken Token, OneTimeToken Row) New(
        string purpose, string email, TimeSpan lifetime, DateTimeOffset now, Guid? user = null, Guid? company = null, Role? role = null)
    {
        var token = OpaqueToken.Create();
        return (token, new OneTimeToken
        {
            Hash = token.Hash, Purpose = purpose, Email = email, UserId = user, CompanyId = company, Role = role, CreatedAt = now, ExpiresAt = now + lifetime,
        });
    }

    private string Link(string page, OpaqueToken token) => new Uri(options.Value.LinkBase, $"{page}#token={token.Text}").ToString();

    private Mail Compose(string recipient, DateTimeOffset now, string subject, string korean, string english, string link)
    {
        var id = Guid.CreateVersion7(now);
        return new Mail
        {
            Id = id, Recipient = recipient, Subject = subject, Body = cipher.Seal($"{korean}\n{english}\n\n{link}\n", EncryptedColumns.MailBody.Place(id)), CreatedAt = now, DueAt = now,
        };
    }
}
