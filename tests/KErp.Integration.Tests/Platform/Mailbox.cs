using System.Text.RegularExpressions;
using KErp.Data.Encryption;

namespace KErp.Integration.Tests.Platform;

/// <summary>Reads the mails that the platform promised, as their recipient will.</summary>
public sealed partial class Mailbox(PlatformDatabase database, FieldCipher cipher)
{
    /// <summary>The one-time token in the newest mail with that link.</summary>
    public async Task<string> TokenAsync(string recipient, string page)
    {
        var mails = await database.ColumnAsync($"SELECT id || '|' || body FROM mails WHERE recipient = '{recipient}' ORDER BY id DESC");
        foreach (var mail in mails.Select(m => m.Split('|', 2)))
            if (Link().Match(cipher.Open(mail[1], $"mails.body:{mail[0]}")) is { Success: true } link && link.Groups["page"].Value == page)
                return link.Groups["token"].Value;
        throw new InvalidOperationException($"No mail to {recipient} leads to {page}.");
    }

    [GeneratedRegex("/(?<page>[a-z-]+)#token=(?<token>[A-Za-z0-9_-]{43})")]
    private static partial Regex Link();
}
