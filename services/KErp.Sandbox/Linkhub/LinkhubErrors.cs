namespace KErp.Sandbox.Linkhub;

/// <summary>
/// Linkhub's refusals. The shape {code, message} and the leading -99 are Linkhub's; the numbers are the sandbox's own
/// (grade C), because no list of them is public. A client must decide by the HTTP status.
/// </summary>
internal static class LinkhubErrors
{
    public static readonly ProviderError UnknownService = new(-99900001, "등록되지 않은 서비스아이디입니다.");
    public static readonly ProviderError BadRequest = new(-99900002, "요청 본문이 올바르지 않습니다. access_id와 scope가 필요합니다.");
    public static readonly ProviderError BadDate = new(-99900003, "x-lh-date가 없거나 형식이 올바르지 않습니다.");
    public static readonly ProviderError BadVersion = new(-99900004, "x-lh-version은 2.0이어야 합니다.");
    public static readonly ProviderError StaleDate = new(-99900011, "x-lh-date가 서버 시각과 다릅니다. 서버 시각을 확인하세요.");
    public static readonly ProviderError UnknownLinkId = new(-99900012, "등록되지 않은 링크아이디입니다.");
    public static readonly ProviderError BadSignature = new(-99900013, "서명이 올바르지 않습니다.");
    public static readonly ProviderError NoAuthorization = new(-99900014, "Authorization 헤더가 'LINKHUB 링크아이디 서명' 형식이 아닙니다.");
}
