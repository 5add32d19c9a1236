using KErp.Sandbox.Popbill;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Accounts;

/// <summary>What a client asks about a business before it issues.</summary>
internal static class ReadAccount
{
    /// <summary>What a business with plenty of points says it has.</summary>
    private const long Plenty = 1_000_000;

    /// <summary><c>GET /Join</c>: code 1 for a member and 0 for none, both with 200. The SDK sends no token.</summary>
    public static IResult IsMember(AccountStore accounts, string? corpNum = null) =>
        accounts.Find(corpNum ?? "").Member
            ? Results.Ok(new { code = 1, message = "가입된 사업자번호입니다." })
            : Results.Ok(new { code = 0, message = "가입되지 않은 사업자번호입니다." });

    /// <summary><c>GET /Taxinvoice/CertCheck</c>: whether the certificate can sign now.</summary>
    public static IResult CheckCertificate(HttpContext context, AccountStore accounts, AccountRules rules) =>
        rules.Certificate(accounts.Find(context.CallerCorpNum()))?.AsBadRequest()
        ?? Results.Ok(new { code = 1, message = "유효한 공동인증서입니다." });

    /// <summary><c>GET /Taxinvoice?cfg=CERT|UNITCOST</c></summary>
    public static IResult Setting(HttpContext context, AccountStore accounts, string? cfg = null) => cfg switch
    {
        "CERT" => accounts.Find(context.CallerCorpNum()).CertificateExpires is { } expires
            ? Results.Ok(new { certificateExpiration = KoreanTime.Stamp(expires) })
            : PopbillErrors.NoCertificate.AsBadRequest(),
        "UNITCOST" => Results.Ok(new { unitCost = AccountRules.UnitCost }),
        _ => PopbillErrors.NotSimulated.AsBadRequest(),
    };

    /// <summary><c>GET /{ServiceID}/Point</c> at Linkhub.</summary>
    public static IResult Points(HttpContext context, AccountStore accounts) =>
        Results.Ok(new { remainPoint = accounts.Find(context.CallerCorpNum()).Points ?? Plenty });

    /// <summary><c>GET /Member?TG=CERT</c>: where a person registers the certificate.</summary>
    public static IResult Address(HttpContext context, string? tg = null) => tg == "CERT"
        ? Results.Ok(new { url = $"{context.Request.Scheme}://{context.Request.Host}/Member/Certificate?corpNum={context.CallerCorpNum()}" })
        : PopbillErrors.NotSimulated.AsBadRequest();
}
