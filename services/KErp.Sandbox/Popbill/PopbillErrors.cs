namespace KErp.Sandbox.Popbill;

/// <summary>
/// Popbill's refusals. Codes -100… and -110… are as Popbill's published table has them (docs.popbill.com,
/// taxinvoice/exception). Codes -119000… are the sandbox's own (grade C): Popbill certainly refuses these too, but the
/// code it gives is not published. A client must not take their numbers for the real ones.
/// </summary>
internal static class PopbillErrors
{
    public static readonly ProviderError UnreadableToken = new(-10000033, "토큰을 해석할 수 없습니다.");
    public static readonly ProviderError NoToken = new(-10000034, "인증토큰이 입력되지 않았습니다.");

    public static readonly ProviderError NoSuchDocument = new(-11000005, "문서번호에 해당하는 문서가 존재하지 않습니다.");
    public static readonly ProviderError NotTheUsersDocument = new(-11001000, "회원의 사업자번호와 세금계산서의 사업자번호가 다릅니다.");
    public static readonly ProviderError NoWriteDate = new(-11001001, "작성일자(writeDate)가 입력되지 않았거나 yyyyMMdd 형식이 아닙니다.");
    public static readonly ProviderError NoIssueType = new(-11001003, "발행형태(issueType)가 입력되지 않았습니다.");
    public static readonly ProviderError NoPurposeType = new(-11001004, "영수/청구 구분(purposeType)이 입력되지 않았습니다.");
    public static readonly ProviderError NoTaxType = new(-11001005, "과세형태(taxType)가 입력되지 않았습니다.");
    public static readonly ProviderError BuyerCannotPay = new(-11001006, "역과금은 역발행에서만 가능합니다.");
    public static readonly ProviderError NoForeignerNumber = new(-11001007, "비고(remark1)에 외국인등록번호 또는 여권번호가 입력되지 않았습니다.");
    public static readonly ProviderError BadModifyCode = new(-11001009, "수정사유코드(modifyCode)가 올바르지 않습니다.");
    public static readonly ProviderError MustBeNegative = new(-11001010, "환입, 계약의 해제는 금액이 음수여야 합니다.");
    public static readonly ProviderError BadIssueType = new(-11001011, "발행형태(issueType)가 올바르지 않습니다.");
    public static readonly ProviderError NoChargeDirection = new(-11001012, "과금방향(chargeDirection)이 입력되지 않았습니다.");
    public static readonly ProviderError NoSeller = new(-11001013, "공급자 사업자번호가 입력되지 않았습니다.");
    public static readonly ProviderError BadSeller = new(-11001014, "공급자 사업자번호가 올바르지 않습니다.");
    public static readonly ProviderError NoSellerName = new(-11001015, "공급자 상호가 입력되지 않았습니다.");
    public static readonly ProviderError NoSellerCeo = new(-11001016, "공급자 대표자 성명이 입력되지 않았습니다.");

    /// <summary>Not in the part of the table that could be read; one public client has it (grade B).</summary>
    public static readonly ProviderError BadBuyer = new(-11001021, "공급받는자 사업자번호가 올바르지 않습니다.");

    /// <summary>The tax-invoice service's code is not published; the statement service's is -12001012.</summary>
    public static readonly ProviderError MgtKeyInUse = new(-11900001, "이미 사용중인 문서번호입니다.");
    public static readonly ProviderError BadMgtKey = new(-11900002, "문서번호는 영문, 숫자, '-', '_' 1~24자리여야 합니다.");
    public static readonly ProviderError BadTotal = new(-11900004, "합계금액(totalAmount)이 공급가액과 세액의 합과 다릅니다.");
    public static readonly ProviderError BadLines = new(-11900005, "품목(detailList)은 99개까지이며 serialNum은 1부터 순서대로여야 합니다.");
    public static readonly ProviderError TooManyContacts = new(-11900006, "추가담당자(addContactList)는 5명까지입니다.");
    public static readonly ProviderError NoOriginal = new(-11900007, "수정세금계산서에는 원본 국세청승인번호(orgNTSConfirmNum) 24자리가 필요합니다.");
    public static readonly ProviderError BadJson = new(-11900008, "요청 본문이 JSON 객체가 아닙니다.");
    public static readonly ProviderError NotSimulated = new(-11900009, "샌드박스가 흉내내지 않는 기능입니다.");
    public static readonly ProviderError BadPurposeType = new(-11900010, "영수/청구 구분(purposeType)이 올바르지 않습니다.");
    public static readonly ProviderError BadTaxType = new(-11900011, "과세형태(taxType)가 올바르지 않습니다.");
    public static readonly ProviderError TooLateToCancel = new(-11900020, "국세청 전송이 시작되었거나 발행 상태가 아니어서 취소할 수 없습니다.");
    public static readonly ProviderError NothingToSend = new(-11900021, "이미 전송이 시작되었거나 발행 상태가 아닙니다.");
    public static readonly ProviderError NotDeletable = new(-11900022, "삭제할 수 없는 상태의 문서입니다.");
    public static readonly ProviderError BadKeys = new(-11900023, "문서번호 배열은 1개 이상 1000개 이하여야 합니다.");
    public static readonly ProviderError BadSearch = new(-11900024, "검색 조건(DType, Page, PerPage, Order)이 올바르지 않습니다.");
    public static readonly ProviderError BadPeriod = new(-11900025, "조회 기간(SDate, EDate)이 올바르지 않거나 너무 깁니다.");

    public static readonly ProviderError SubmitIdInUse = new(-11900030, "이미 사용된 제출아이디(SubmitID)입니다.");
    public static readonly ProviderError BadSubmitId = new(-11900031, "제출아이디(x-pb-submit-id)는 영문, 숫자, '-' 1~36자리여야 합니다.");
    public static readonly ProviderError BadDigest = new(-11900032, "x-pb-message-digest가 본문과 다릅니다.");
    public static readonly ProviderError BadSubmission = new(-11900033, "세금계산서(invoices)는 1건 이상 100건 이하여야 합니다.");
    public static readonly ProviderError NoSuchSubmission = new(-11900034, "제출아이디에 해당하는 접수 내역이 없습니다.");

    public static readonly ProviderError NotRequested = new(-11900040, "역발행 요청 상태의 문서가 아닙니다.");

    public static readonly ProviderError NotMember = new(-11900050, "팝빌 회원이 아닙니다.");
    public static readonly ProviderError NoCertificate = new(-11900051, "등록된 공동인증서가 없습니다.");
    public static readonly ProviderError CertificateExpired = new(-11900052, "공동인증서의 유효기간이 지났습니다.");
    public static readonly ProviderError NoPoints = new(-11900053, "포인트가 부족합니다.");
    public static readonly ProviderError AlreadyMember = new(-11900054, "이미 가입된 사업자번호입니다.");

    public static readonly ProviderError TooManyNumbers = new(-11900060, "사업자번호는 1개 이상 1000개 이하여야 합니다.");

    public static readonly ProviderError NoSuchJob = new(-11900070, "작업아이디에 해당하는 수집 작업이 없습니다.");
    public static readonly ProviderError JobNotDone = new(-11900071, "수집 작업이 아직 끝나지 않았습니다.");

    public static ProviderError ScopeMissing(string scope) => new(-11900012, $"토큰에 이 기능({scope})의 권한이 없습니다.");

    public static ProviderError BadJoinForm(string field) => new(-11900055, $"가입 정보 {field}이(가) 없거나 올바르지 않습니다.");

    public static ProviderError BadAmount(string field) => new(-11900003, $"{field}은(는) 정수 문자열이어야 합니다.");

    /// <summary>Only the message tells it from a token nobody issued (grade C): a client renews on any 401.</summary>
    public static IResult TokenExpired() =>
        new ProviderError(UnreadableToken.Code, "토큰의 유효시간이 지났습니다.").As(StatusCodes.Status401Unauthorized);
}
