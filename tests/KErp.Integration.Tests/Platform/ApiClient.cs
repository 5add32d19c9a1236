using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KErp.Integration.Tests.Platform;

/// <summary>Somebody who signed up.</summary>
public sealed record Account(string Email, string Password, Guid UserId, Guid CompanyId, string AccessToken, string RefreshToken);

/// <summary>A caller of any route, as whoever the token says.</summary>
/// <param name="api">The replica that is asked.</param>
/// <param name="from">The loopback address that calls, for what counts by address.</param>
public sealed class ApiClient(Uri api, IPAddress? from = null) : IDisposable
{
    public const string Password = "a long enough password";
    private readonly HttpClient _http = new(new SocketsHttpHandler { ConnectCallback = (context, stop) => ConnectAsync(context, from, stop) })
    {
        BaseAddress = api, Timeout = TimeSpan.FromSeconds(30),
    };

    public void Dispose() => _http.Dispose();

    public Task<Answer> GetAsync(string path, string? token = null) => SendAsync(HttpMethod.Get, path, null, token);

    public Task<Answer> PostAsync(string path, object? body = null, string? token = null, string? key = null) => SendAsync(HttpMethod.Post, path, body, token, key);

    public Task<Answer> DeleteAsync(string path, object? body = null, string? token = null) => SendAsync(HttpMethod.Delete, path, body, token);

    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body, string? token, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Any body, to the byte; what is no JSON too.</summary>
    public async Task<Answer> SendRawAsync(HttpMethod method, string path, string? token = null, byte[]? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (method != HttpMethod.Get) request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        if (body is not null) request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        // A stream has no end to be read to.
        return response.Content.Headers.ContentType?.MediaType == "text/event-stream"
            ? new Answer(response.StatusCode, "", Replayed: false, HasRetryAfter: false)
            : await Answer.ReadAsync(response);
    }

    public Task<Answer> SendRawAsync(HttpMethod method, string path, string? token, string? body) =>
        SendRawAsync(method, path, token, body is null ? null : Encoding.UTF8.GetBytes(body));

    /// <summary>A new company with its owner.</summary>
    public async Task<Account> SignUpAsync(string name = "주식회사 시험")
    {
        var email = NewEmail();
        var answer = await PostAsync("api/v1/auth/sign-up", SignUpBody(email, name));
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
        return AccountOf(email, Password, answer.Json);
    }

    public Task<Answer> LoginAsync(string email, string password = Password, string? totpCode = null, string? recoveryCode = null, Guid? companyId = null)
    {
        var body = new JsonObject { ["email"] = email, ["password"] = password };
        if (totpCode is not null) body["totpCode"] = totpCode;
        if (recoveryCode is not null) body["recoveryCode"] = recoveryCode;
        if (companyId is not null) body["companyId"] = companyId;
        return PostAsync("api/v1/auth/login", body);
    }

    public Task<Answer> RefreshAsync(string refreshToken) => PostAsync("api/v1/auth/refresh", new { refreshToken });

    public static string NewEmail() => $"user-{Guid.NewGuid():N}@kerp.example";

    public static JsonObject SignUpBody(string email, string name = "주식회사 시험") => new()
    {
        ["company"] = new JsonObject { ["businessNumber"] = "123-45-67891", ["name"] = name, ["representative"] = "김시험" },
        ["name"] = "김시험",
        ["email"] = email,
        ["password"] = Password,
    };

    private static Account AccountOf(string email, string password, JsonNode json) => new(
        email, password, json["user"]!["id"]!.GetValue<Guid>(), json["company"]!["id"]!.GetValue<Guid>(),
        json["accessToken"]!.GetValue<string>(), json["refreshToken"]!.GetValue<string>());

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, IPAddress? from, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (from is not null) socket.Bind(new IPEndPoint(from.MapToIPv6(), 0));
        await socket.ConnectAsync(from is null ? context.DnsEndPoint : new IPEndPoint(IPAddress.Loopback.MapToIPv6(), context.DnsEndPoint.Port), stop);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
