using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace KErp.Integration.Tests.Platform;

/// <summary>A caller of the operators' routes.</summary>
/// <param name="address">A management port, or the public one for who tries.</param>
/// <param name="token">Null for somebody who is not signed in.</param>
public sealed class OperatorClient(Uri address, string? token) : IDisposable
{
    private readonly HttpClient _http = new()
    {
        BaseAddress = address, Timeout = TimeSpan.FromSeconds(60),
        DefaultRequestHeaders = { Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token) },
    };

    public void Dispose() => _http.Dispose();

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path) => SendAsync(HttpMethod.Post, path);

    /// <param name="forgedHost">What the client says in Host, where that is not the truth.</param>
    public async Task<Answer> SendAsync(HttpMethod method, string path, string? forgedHost = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (forgedHost is not null)
        {
            request.Headers.Host = forgedHost;
            request.Headers.Add("X-Forwarded-Host", forgedHost);
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), false, false);
    }
}

/// <summary>What one replica did, as the answer lists it.</summary>
public sealed record ReplicaLine(string Service, string Instance, string Outcome, JsonNode? Detail)
{
    public static List<ReplicaLine> Of(Answer answer) =>
    [
        .. answer.Json["replicas"]!.AsArray().Select(line => new ReplicaLine(
            line!["service"]!.GetValue<string>(), line["instance"]!.GetValue<string>(), line["outcome"]!.GetValue<string>(), line["detail"])),
    ];

    public override string ToString() => $"{Instance} {Outcome} {Detail?.ToJsonString()}";
}
