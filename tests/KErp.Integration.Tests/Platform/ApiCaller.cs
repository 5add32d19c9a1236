using System.Net.Http.Headers;
using System.Text;

namespace KErp.Integration.Tests.Platform;

/// <summary>Anybody who talks to the API: any route, any token or none, any body.</summary>
public sealed class ApiCaller(Uri api) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64, AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = api, Timeout = TimeSpan.FromSeconds(60),
    };

    public void Dispose() => _http.Dispose();

    /// <param name="method">HTTP method.</param>
    /// <param name="path">From the root.</param>
    /// <param name="token">Access token, if any.</param>
    /// <param name="body">Sent as JSON, to the byte; null sends none.</param>
    public Task<Answer> SendAsync(HttpMethod method, string path, string? token = null, string? body = null) =>
        SendAsync(method, path, token, body is null ? null : Encoding.UTF8.GetBytes(body));

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? token, byte[]? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (method != HttpMethod.Get) request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        if (body is not null) request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }
}
