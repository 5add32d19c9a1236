using System.Text.Json;
using System.Text.Json.Serialization;
using KErp.Sandbox.Faults;

namespace KErp.Sandbox.Linkhub;

/// <summary><c>POST /{ServiceID}/Token</c>: a session token for one business of the partner.</summary>
internal static class IssueToken
{
    private static readonly string[] Services = ["POPBILL", "POPBILL_TEST"];

    public static async Task<IResult> HandleAsync(
        HttpContext context, string serviceId, LinkhubSignature signature, BearerTokens tokens)
    {
        if (!Services.Contains(serviceId))
            return LinkhubErrors.UnknownService.As(StatusCodes.Status400BadRequest);

        var body = await context.Request.ReadBytesAsync();
        if (signature.Refuse(context.Request, body) is { } refusal)
            return refusal;

        return Parse(body) is { } request
            ? Results.Ok(Answer(context, serviceId, request, tokens))
            : LinkhubErrors.BadRequest.As(StatusCodes.Status400BadRequest);
    }

    /// <summary>Reads <c>{"access_id":"1234567890","scope":["member","110"]}</c>.</summary>
    private static TokenRequest? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<TokenRequest>(body) is { AccessId.Length: 10, Scope.Length: > 0 } request
                && request.AccessId.All(char.IsAsciiDigit) ? request : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TokenAnswer Answer(HttpContext context, string serviceId, TokenRequest request, BearerTokens tokens)
    {
        var token = tokens.Issue(request.AccessId!, request.Scope!, expired: context.HasFault(FaultKind.ExpiredToken));
        return new TokenAnswer(
            token.Text,
            serviceId,
            tokens.LinkId,
            request.AccessId!,
            context.Connection.RemoteIpAddress?.MapToIPv4().ToString() ?? "",
            LinkhubEndpoints.Format(token.Expires),
            request.Scope!);
    }

    private sealed record TokenRequest(
        [property: JsonPropertyName("access_id")] string? AccessId,
        [property: JsonPropertyName("scope")] string[]? Scope);

    private sealed record TokenAnswer(
        [property: JsonPropertyName("session_token")] string SessionToken,
        [property: JsonPropertyName("serviceID")] string ServiceId,
        [property: JsonPropertyName("linkID")] string LinkId,
        [property: JsonPropertyName("usercode")] string UserCode,
        [property: JsonPropertyName("ipaddress")] string IpAddress,
        [property: JsonPropertyName("expiration")] string Expiration,
        [property: JsonPropertyName("scope")] string[] Scope);
}
