using System.Text.Json;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Businesses;

/// <summary>
/// <c>POST /api/nts-businessman/v1/status?serviceKey=</c> of the tax office's open data: its field names, its error names
/// and its codes, 02 for a business at rest (휴업) and 03 for a closed one (폐업).
/// </summary>
internal static class NtsStatus
{
    public const string Service = "nts-status";

    private const int MaximumNumbers = 100;

    /// <summary>A missing key is the gateway's matter, whose answers are not published (grade C).</summary>
    public static async Task<IResult> HandleAsync(HttpRequest request, BusinessRegister register, string? serviceKey = null)
    {
        if (string.IsNullOrEmpty(serviceKey))
            return Results.Json(new { code = -401, msg = "유효하지 않은 인증키 입니다." }, statusCode: StatusCodes.Status401Unauthorized);
        return Read(await request.ReadBytesAsync()) switch
        {
            null => Error("BAD_JSON_REQUEST", StatusCodes.Status400BadRequest),
            { B_no: null or [] } => Error("REQUEST_DATA_MALFORMED", StatusCodes.Status411LengthRequired),
            { B_no.Length: > MaximumNumbers } => Error("TOO_LARGE_REQUEST", StatusCodes.Status413PayloadTooLarge),
            { B_no: var numbers } => Results.Json(Answer([.. register.Ask(Service, numbers)])),
        };
    }

    private static object Answer((string Number, Business Business)[] found) => new
    {
        status_code = "OK",
        request_cnt = found.Length,
        match_cnt = found.Count(one => one.Business.State != BusinessState.Unregistered),
        data = found.Select(one => Describe(one.Number, one.Business)),
    };

    private static object Describe(string number, Business business)
    {
        var (state, code) = StateOf(business.State);
        var isKnown = business.State != BusinessState.Unregistered;
        return new
        {
            b_no = number,
            b_stt = state,
            b_stt_cd = code,
            tax_type = isKnown ? TaxTypes.NameOf(business.TaxType) : "국세청에 등록되지 않은 사업자등록번호입니다.",
            tax_type_cd = isKnown ? business.TaxType : "",
            end_dt = business.ClosedOn is { } day ? KoreanTime.Text(day) : "",
            utcc_yn = isKnown ? "N" : "",
            tax_type_change_dt = "",
            invoice_apply_dt = "",
            rbf_tax_type = isKnown ? "해당없음" : "",
            rbf_tax_type_cd = isKnown ? "99" : "",
        };
    }

    private static (string Name, string Code) StateOf(BusinessState state) => state switch
    {
        BusinessState.Active => ("계속사업자", "01"),
        BusinessState.Suspended => ("휴업자", "02"),
        BusinessState.Closed => ("폐업자", "03"),
        _ => ("", ""),
    };

    private static IResult Error(string code, int status) => Results.Json(new { status_code = code }, statusCode: status);

    private static StatusRequest? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<StatusRequest>(body, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record StatusRequest(string[]? B_no);
}
