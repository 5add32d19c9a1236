using KErp.Api.Invoices;
using KErp.Api.Problems;

namespace KErp.Api.Provider;

/// <summary>What keeps a company from issuing, and what to do about it: shown with the account, and the answer where the provider refuses for it.</summary>
internal static class ProviderProblems
{
    public static readonly ProblemDefinition NotAMember = Of(
        "not_a_member",
        "세금계산서 발행 대행사에 가입되어 있지 않습니다. 설정에서 회원가입을 먼저 하세요.",
        "The company is no member of the provider: POST /api/v1/provider/membership first.");

    public static readonly ProblemDefinition CertificateMissing = Of(
        "certificate_missing",
        "공동인증서가 등록되어 있지 않습니다. 인증서 등록 링크에서 등록하세요.",
        "No certificate is registered: open the address of POST /api/v1/provider/certificate-link.");

    public static readonly ProblemDefinition CertificateExpired = Of(
        "certificate_expired",
        "공동인증서가 만료되었습니다. 갱신한 인증서를 등록 링크에서 다시 등록하세요.",
        "The certificate has expired: renew it, and register it at the address of POST /api/v1/provider/certificate-link.");

    /// <summary>A warning: the company can still issue.</summary>
    public static readonly ProblemDefinition CertificateExpiresSoon = Of(
        "certificate_expires_soon",
        "공동인증서가 곧 만료됩니다. 만료 전에 갱신하고 등록 링크에서 다시 등록하세요.",
        "The certificate expires soon: renew it, and register it at the address of POST /api/v1/provider/certificate-link.");

    public static readonly ProblemDefinition PointsExhausted = Of(
        "points_exhausted",
        "포인트가 부족합니다. 대행사에서 포인트를 충전하세요.",
        "Too few points are left for a tax invoice: charge them at the provider.");

    private static readonly ProblemDefinition Other = Of("provider_refused", "세금계산서 발행 대행사가 요청을 거절했습니다.", "The provider refused.");

    private static readonly Dictionary<string, ProblemDefinition> ByCode =
        new[] { NotAMember, CertificateMissing, CertificateExpired, PointsExhausted, InvoiceProblems.AlreadyTransmitted }.ToDictionary(problem => problem.Code);

    /// <summary>A definite no of the provider; for reasons without a code of ours its own words are shown.</summary>
    public static ProblemDefinition Refused(string code, string reason) =>
        ByCode.TryGetValue(code, out var known) ? known : Other with { Korean = reason, English = $"The provider refused: {code}." };

    private static ProblemDefinition Of(string code, string korean, string english) => new(code, StatusCodes.Status409Conflict, korean, english);
}
