using System.Text.RegularExpressions;

namespace KErp.Integration.Tests.Platform;

/// <summary>Reads mails as their recipient does: once the mail server has them.</summary>
public sealed partial class Mailbox(SandboxClient sandbox)
{
    private static readonly TimeSpan DeliveryLimit = TimeSpan.FromSeconds(30);

    /// <summary>The one-time token in the newest mail with that link.</summary>
    /// <param name="recipient">Its address.</param>
    /// <param name="page">Where the link leads.</param>
    public async Task<string> TokenAsync(string recipient, string page)
    {
        var tokens = await Eventually.GetAsync(() => TokensAsync(recipient, page), found => found.Count > 0, DeliveryLimit);
        return tokens[0];
    }

    private async Task<List<string>> TokensAsync(string recipient, string page) =>
    [
        .. from mail in await sandbox.MailsAsync(recipient)
           orderby mail.ReceivedAt descending
           let link = Link().Match(mail.Text)
           where link.Success && link.Groups["page"].Value == page
           select link.Groups["token"].Value,
    ];

    [GeneratedRegex("/(?<page>[a-z-]+)#token=(?<token>[A-Za-z0-9_-]{43})")]
    private static partial Regex Link();
}
