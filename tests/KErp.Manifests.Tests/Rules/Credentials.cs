using System.Text.RegularExpressions;

namespace KErp.Manifests.Tests.Rules;

/// <summary>How a credential can be told by its name or by itself.</summary>
internal static partial class Credentials
{
    public static bool IsNamedLikeOne(string? name) => name is not null && Name().IsMatch(name) && !Place().IsMatch(name);

    public static bool HoldsOne(string value) => Value().IsMatch(value);

    [GeneratedRegex("secret|passw|token|api_?key|private_?key|credential|encryption_?key", RegexOptions.IgnoreCase)]
    private static partial Regex Name();

    // POPBILL_TOKEN_URL, PASSWORD_FILE: where one is, not what it is.
    [GeneratedRegex("(?:URL|FILE|PATH|NAME|MINUTES|SECONDS|LIFETIME|ISSUER|AUDIENCE)$", RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    // A private key, an AWS access key, a password in a URL: not where a template or a variable stands.
    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----|AKIA[0-9A-Z]{16}|://[^/\s:@]+:[^/\s@${}<>%]+@")]
    private static partial Regex Value();
}
