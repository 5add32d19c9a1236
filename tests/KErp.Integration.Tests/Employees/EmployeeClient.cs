using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using KErp.Integration.Tests.Platform;
using KErp.Names;
using Aspire.Hosting.Testing;

namespace KErp.Integration.Tests.Employees;

internal sealed record EmployeeAnswer(HttpStatusCode Status, string Body, bool Replayed, bool NotStored, string? Location)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
    public string Id => Json["id"]!.GetValue<string>();
    public string Code => Json["code"]!.GetValue<string>();
    public string Number => Json["residentNumber"]!.GetValue<string>();

    public override string ToString() => $"{(int)Status} {Body}";
}

/// <summary>A caller of the employees' routes with one role; keeps every answer that must not show a number.</summary>
internal sealed class EmployeeClient : IDisposable
{
    public const string Path = "api/v1/employees";
    private readonly HttpClient _http;

    private EmployeeClient(HttpClient http) => _http = http;

    public List<string> Masked { get; } = [];

    public static async Task<EmployeeClient> SignInAsync(RunningPlatform platform, string role, Guid? company = null)
    {
        var http = platform.App.CreateHttpClient(Resources.Api, Endpoints.Http);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await platform.Principals.SignInAsync(role, company));
        return new EmployeeClient(http);
    }

    public void Dispose() => _http.Dispose();

    public static string Person(string number, string name = "홍길동") =>
        new JsonObject { ["name"] = name, ["residentNumber"] = number }.ToJsonString();

    public Task<EmployeeAnswer> CreateAsync(string body, string? key = null) =>
        SendAsync(HttpMethod.Post, Path, body, r => r.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString()));

    public Task<EmployeeAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, more: null);

    public Task<EmployeeAnswer> SearchAsync(string number) =>
        SendAsync(HttpMethod.Post, $"{Path}/search", new JsonObject { ["residentNumber"] = number }.ToJsonString(), more: null);

    /// <summary>Any of the routes about employees, workplaces and payroll, with a key where something is made.</summary>
    public Task<EmployeeAnswer> SendAsync(HttpMethod method, string path, string? body = null, string? key = null, string type = "application/json") =>
        SendAsync(method, path, body, r => { if (method == HttpMethod.Post) r.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString()); }, type);

    public async Task<EmployeeAnswer> RevealAsync(string id, string body)
    {
        var answer = await SendAsync(HttpMethod.Post, $"{Path}/{id}/resident-number", body, more: null);
        if (answer.Status is HttpStatusCode.OK) Masked.Remove(answer.Body);
        return answer;
    }

    private async Task<EmployeeAnswer> SendAsync(HttpMethod method, string path, string? body, Action<HttpRequestMessage>? more, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
        more?.Invoke(request);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Masked.Add(text);
        return new EmployeeAnswer(
            response.StatusCode, text, response.Headers.Contains("Idempotency-Replayed"), response.Headers.CacheControl?.NoStore == true, response.Headers.Location?.ToString());
    }
}
