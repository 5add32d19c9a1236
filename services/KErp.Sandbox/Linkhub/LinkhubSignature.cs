using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KErp.Sandbox.Linkhub;

/// <summary>
/// Checks that a token request was signed with the partner's SecretKey. The signed text is, line by line:
/// <code>
/// POST
/// base64(sha256(body))
/// 2026-01-02T03:04:05Z        x-lh-date
/// *                           x-lh-forwarded, only when the header is there
/// 2.0                         x-lh-version
/// /POPBILL_TEST/Token
/// </code>
/// and the header is <c>Authorization: LINKHUB {LinkID} {base64(HMAC-SHA256(SecretKey, text))}</c>.
/// </summary>
internal sealed class LinkhubSignature(SandboxOptions options, TimeProvider clock)
{
    private const string Version = "2.0";

    /// <returns>Why the request is refused, or nothing.</returns>
    public IResult? Refuse(HttpRequest request, byte[] body)
    {
        var date = request.Headers["x-lh-date"].ToString();
        if (!TryParse(date, out var sentAt))
            return LinkhubErrors.BadDate.As(StatusCodes.Status400BadRequest);
        if (request.Headers["x-lh-version"] != Version)
            return LinkhubErrors.BadVersion.As(StatusCodes.Status400BadRequest);
        return WhyUnauthorized(request, body, date, sentAt)?.As(StatusCodes.Status401Unauthorized);
    }

    private ProviderError? WhyUnauthorized(HttpRequest request, byte[] body, string date, DateTimeOffset sentAt)
    {
        if (request.Headers.Authorization.ToString().Split(' ') is not ["LINKHUB", var linkId, var signature])
            return LinkhubErrors.NoAuthorization;
        if (linkId != options.LinkId)
            return LinkhubErrors.UnknownLinkId;
        if (!IsSignedBy(options.Secret, signature, TextToSign(request, body, date)))
            return LinkhubErrors.BadSignature;

        // Last, so that only the owner of the key learns that the clock is the trouble.
        return (clock.GetUtcNow() - sentAt).Duration() > options.DateTolerance ? LinkhubErrors.StaleDate : null;
    }

    private static string TextToSign(HttpRequest request, byte[] body, string date)
    {
        var forwarded = request.Headers.TryGetValue("x-lh-forwarded", out var value) ? value + "\n" : "";
        return $"POST\n{Convert.ToBase64String(SHA256.HashData(body))}\n{date}\n{forwarded}{Version}\n{request.Path}";
    }

    private static bool IsSignedBy(byte[] key, string signature, string text)
    {
        var claimed = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, claimed, out var written)
            && CryptographicOperations.FixedTimeEquals(
                claimed.AsSpan(0, written), HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    private static bool TryParse(string date, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        date, LinkhubEndpoints.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
