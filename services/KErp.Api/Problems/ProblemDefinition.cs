namespace KErp.Api.Problems;

/// <summary>One kind of failure as callers see it.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Korean">For the user.</param>
/// <param name="English">For the developer.</param>
public sealed record ProblemDefinition(string Code, int Status, string Korean, string English);

/// <summary>Every failure the API answers with, in one table.</summary>
public static class Problem
{
    public static readonly ProblemDefinition ValidationFailed = new(
        "validation_failed", StatusCodes.Status400BadRequest, "입력한 내용에 잘못된 항목이 있습니다.", "Some fields are not valid.");

    public static readonly ProblemDefinition MalformedJson = new(
        "malformed_json", StatusCodes.Status400BadRequest, "요청 본문을 읽을 수 없습니다.", "The request body is not the JSON that is expected here.");

    public static readonly ProblemDefinition UnknownProperty = new(
        "unknown_property", StatusCodes.Status400BadRequest, "알 수 없는 항목이 있습니다.", "The request body has a property that is not known here.");

    public static readonly ProblemDefinition IdempotencyKeyRequired = new(
        "idempotency_key_required", StatusCodes.Status400BadRequest,
        "Idempotency-Key 헤더(1~255자)가 필요합니다.", "The Idempotency-Key header with 1 to 255 printable ASCII characters is required.");

    public static readonly ProblemDefinition BadRequest = new(
        "bad_request", StatusCodes.Status400BadRequest, "요청을 이해할 수 없습니다.", "The request could not be understood.");

    public static readonly ProblemDefinition Unauthenticated = new(
        "unauthenticated", StatusCodes.Status401Unauthorized, "로그인이 필요합니다.", "Sign in first.");

    public static readonly ProblemDefinition Forbidden = new(
        "forbidden", StatusCodes.Status403Forbidden, "권한이 없습니다.", "Your role does not allow this.");

    public static readonly ProblemDefinition NotFound = new(
        "not_found", StatusCodes.Status404NotFound, "찾을 수 없습니다.", "There is no such resource.");

    public static readonly ProblemDefinition RequestTimeout = new(
        "request_timeout", StatusCodes.Status408RequestTimeout, "요청을 받는 데 시간이 너무 오래 걸렸습니다.", "The request took too long to arrive.");

    public static readonly ProblemDefinition RequestInProgress = new(
        "request_in_progress", StatusCodes.Status409Conflict,
        "같은 Idempotency-Key의 요청을 처리하고 있습니다. 잠시 후 다시 시도하세요.", "A request with this Idempotency-Key is still in progress; try again shortly.");

    public static readonly ProblemDefinition BodyTooLarge = new(
        "body_too_large", StatusCodes.Status413PayloadTooLarge, "요청 본문이 너무 큽니다.", "The request body is too large.");

    public static readonly ProblemDefinition UnsupportedMediaType = new(
        "unsupported_media_type", StatusCodes.Status415UnsupportedMediaType, "요청 본문은 application/json이어야 합니다.", "The request body must be application/json.");

    public static readonly ProblemDefinition IdempotencyKeyReused = new(
        "idempotency_key_reused", StatusCodes.Status422UnprocessableEntity,
        "이 Idempotency-Key는 다른 내용의 요청에 이미 사용되었습니다.", "This Idempotency-Key was used before with another body.");

    public static readonly ProblemDefinition RateLimited = new(
        "rate_limited", StatusCodes.Status429TooManyRequests, "요청이 너무 많습니다. 잠시 후 다시 시도하세요.", "Too many requests; try again after the time in Retry-After.");

    public static readonly ProblemDefinition Internal = new(
        "internal_error", StatusCodes.Status500InternalServerError, "처리 중 오류가 발생했습니다.", "Something went wrong on our side.");

    public static readonly ProblemDefinition TemporarilyUnavailable = new(
        "temporarily_unavailable", StatusCodes.Status503ServiceUnavailable, "일시적으로 처리할 수 없습니다. 잠시 후 다시 시도하세요.", "Temporarily unavailable; try again shortly.");
}
