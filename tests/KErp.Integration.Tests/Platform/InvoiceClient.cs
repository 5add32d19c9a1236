using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace KErp.Integration.Tests.Platform;

/// <summary>What the API answered.</summary>
public sealed record Answer(HttpStatusCode Status, string Body, bool Replayed, bool HasRetryAfter)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
    public Guid InvoiceId => Json["id"]!.GetValue<Guid>();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
        response.Headers.Contains("Idempotency-Replayed"),
        response.Headers.RetryAfter is not null);

    /// <summary>Of a problem.</summary>
    public string Code => Json["code"]!.GetValue<string>();
    public string AccessToken => Json["accessToken"]!.GetValue<string>();
    public string RefreshToken => Json["refreshToken"]!.GetValue<string>();

    public override string ToString() => $"{(int)Status} {Body}";
}

/// <summary>A caller of the REST API.</summary>
public sealed class InvoiceClient(Uri api, string token) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) 
    {
        BaseAddress = api, Timeout = TimeSpan.FromSeconds(30), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    };

    public void Dispose() => _http.Dispose();

    public async Task<Answer> PostAsync(string body, string? key = null, bool withKey = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/invoices")
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        if (withKey) request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        return await SendAsync(request);
    }

    public async Task<Answer> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    /// <summary>Until the invoice has its 승인번호.</summary>
    public Task<Answer> IssuedAsync(Guid invoice, TimeSpan within) =>
        Eventually.GetAsync(() => GetAsync($"api/v1/invoices/{invoice}"), a => a.Json["status"]!.GetValue<string>() == "issued", within);

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }
}
