namespace KErp.Api.Problems;

/// <summary>One kind of failure as callers see it.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Korean">For the user.</param>
/// <param name="English">For the developer.</param>
public sealed record ProblemDefinition(string Code, int Status, string Korean, string English)
{
    /// <summary>When the same request may succeed; null where waiting does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>Every failure the API answers with, in one table.</summary>
public static class Problem
{
    private static readonly TimeSpan Shortly = TimeSpan.FromSeconds(2);

    public static readonly ProblemDefinition ValidationFailed = new(
        "validation_failed", StatusCodes.Status400BadRequest, "입력한 내용에 잘못된 항목이 있습니다.", "Some fields are not valid.");

    public static readonly ProblemDefinition MalformedJson = new(
        "malformed_json", StatusCodes.Status400BadRequest, "요청 본문을 읽을 수 없습니다.", "The request body is not the JSON that is expected here.");

    public static readonly ProblemDefinition UnknownProperty = new(
        "unknown_property", StatusCodes.Status400BadRequest, "알 수 없는 항목이 있습니다.", "The request body has a property that is not known here.");

    public static readonly ProblemDefinition IdempotencyKeyRequired = new(
        "idempotency_key_required", StatusCodes.Status400BadRequest,
        "Idempotency-Key 헤더(1~255자)가 필요합니다.", "The Idempotency-Key header with 1 to 255 printable ASCII characters is required.");

    public static readonly ProblemDefinition TokenInvalid = new(
        "token_invalid", StatusCodes.Status400BadRequest, "링크가 올바르지 않거나 만료되었습니다.", "The link is not valid, was used before or has expired.");

    public static readonly ProblemDefinition CodeInvalid = new(
        "code_invalid", StatusCodes.Status400BadRequest, "인증 코드가 올바르지 않습니다.", "The code is not the authenticator app's, or enrolment has not begun.");

    public static readonly ProblemDefinition BadRequest = new(
        "bad_request", StatusCodes.Status400BadRequest, "요청을 이해할 수 없습니다.", "The request could not be understood.");

    public static readonly ProblemDefinition Unauthenticated = new(
        "unauthenticated", StatusCodes.Status401Unauthorized, "로그인이 필요합니다.", "Sign in first.");

    public static readonly ProblemDefinition InvalidCredentials = new(
        "invalid_credentials", StatusCodes.Status401Unauthorized, "이메일, 비밀번호 또는 인증 코드가 올바르지 않습니다.", "The e-mail address, the password or the code is wrong.");

    public static readonly ProblemDefinition TotpRequired = new(
        "totp_required", StatusCodes.Status401Unauthorized, "인증 앱의 6자리 코드를 입력하세요.", "Send the code of the authenticator app as totpCode, or a recoveryCode.");

    public static readonly ProblemDefinition Forbidden = new(
        "forbidden", StatusCodes.Status403Forbidden, "권한이 없습니다.", "Your role does not allow this.");

    public static readonly ProblemDefinition NotFound = new(
        "not_found", StatusCodes.Status404NotFound, "찾을 수 없습니다.", "There is no such resource.");

    public static readonly ProblemDefinition RequestTimeout = new(
        "request_timeout", StatusCodes.Status408RequestTimeout, "요청을 받는 데 시간이 너무 오래 걸렸습니다.", "The request took too long to arrive.");

    public static readonly ProblemDefinition RequestInProgress = new(
        "request_in_progress", StatusCodes.Status409Conflict,
        "같은 Idempotency-Key의 요청을 처리하고 있습니다. 잠시 후 다시 시도하세요.", "A request with this Idempotency-Key is still in progress; try again shortly.") { RetryAfter = Shortly };

    public static readonly ProblemDefinition EmailTaken = new(
        "email_taken", StatusCodes.Status409Conflict, "이미 가입된 이메일입니다. 로그인하세요.", "This e-mail address has an account; sign in with it.");

    public static readonly ProblemDefinition AlreadyMember = new(
        "already_member", StatusCodes.Status409Conflict, "이미 이 회사의 구성원입니다.", "The user is a member of the company already.");

    public static readonly ProblemDefinition LastOwner = new(
        "last_owner", StatusCodes.Status409Conflict, "회사에는 대표 권한을 가진 사용자가 한 명 이상 있어야 합니다.", "A company keeps at least one owner.");

    public static readonly ProblemDefinition TotpEnabled = new(
        "totp_enabled", StatusCodes.Status409Conflict, "인증 앱이 이미 등록되어 있습니다.", "A second factor is in use already; remove it first.");

    public static readonly ProblemDefinition PayrollNotDone = new(
        "payroll_not_done", StatusCodes.Status409Conflict, "계산이 끝난 급여만 확정할 수 있습니다.", "Only a payroll that is done can be frozen.");

    public static readonly ProblemDefinition PayrollNotFrozen = new(
        "payroll_not_frozen", StatusCodes.Status409Conflict, "확정된 급여가 아닙니다.", "The payroll is not frozen.");

    public static readonly ProblemDefinition BodyTooLarge = new(
        "body_too_large", StatusCodes.Status413PayloadTooLarge, "요청 본문이 너무 큽니다.", "The request body is too large.");

    public static readonly ProblemDefinition UnsupportedMediaType = new(
        "unsupported_media_type", StatusCodes.Status415UnsupportedMediaType, "요청 본문은 application/json이어야 합니다.", "The request body must be application/json.");

    public static readonly ProblemDefinition IdempotencyKeyReused = new(
        "idempotency_key_reused", StatusCodes.Status422UnprocessableEntity,
        "이 Idempotency-Key는 다른 내용의 요청에 이미 사용되었습니다.", "This Idempotency-Key was used before with another body.");

    public static readonly ProblemDefinition RateLimited = new(
        "rate_limited", StatusCodes.Status429TooManyRequests, "요청이 너무 많습니다. 잠시 후 다시 시도하세요.", "Too many requests; try again after the time in Retry-After.");
    /// <summary>With the time to wait, see <see cref="ProblemDefinition.RetryAfter"/>.</summary>
    public static readonly ProblemDefinition TooManyAttempts = new(
        "too_many_attempts", StatusCodes.Status429TooManyRequests, "시도가 너무 많습니다. 잠시 후 다시 시도하세요.", "Too many attempts; try again later.");

    public static readonly ProblemDefinition Internal = new(
        "internal_error", StatusCodes.Status500InternalServerError, "처리 중 오류가 발생했습니다.", "Something went wrong on our side.");

    public static readonly ProblemDefinition TemporarilyUnavailable = new(
        "temporarily_unavailable", StatusCodes.Status503ServiceUnavailable, "일시적으로 처리할 수 없습니다. 잠시 후 다시 시도하세요.", "Temporarily unavailable; try again shortly.") { RetryAfter = Shortly };
}
