using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KErp.Sandbox.Mails;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace KErp.Sandbox.Tests;

/// <summary>The real application on a free port of the loopback, with a clock that stands still and a file of its own.</summary>
/// <param name="options">More command line, as <c>--Sandbox:Transmission:Mode</c>, <c>batch</c>.</param>
public sealed class SandboxHost(params string[] options) : IAsyncDisposable
{
    public const string LinkId = "TESTER";
    public const string Secret = "0123456789abcdef0123456789abcdef";
    public const string Seller = "1234567891";

    private readonly string _folder = Directory.CreateTempSubdirectory("kerp-sandbox-").FullName;
    private WebApplication _app = null!;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public HttpClient Http { get; private set; } = null!;

    public int SmtpPort => _app.Services.GetRequiredService<SmtpListener>().Port;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string[] Arguments =>
    [
        "--environment", "Development",
        "--urls", "http://127.0.0.1:0",
        "--Logging:LogLevel:Default", "None",
        "--Sandbox:LinkId", LinkId,
        "--Sandbox:SecretKey", Convert.ToBase64String(Encoding.ASCII.GetBytes(Secret)),
        "--Sandbox:Database", Path.Combine(_folder, "sandbox.db"),
        "--Sandbox:SmtpPort", "0",
        .. options,
    ];

    public static async Task<SandboxHost> StartAsync(params string[] options)
    {
        var host = new SandboxHost(options);
        await host.RunAsync();
        return host;
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        await RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A token request as the vendor's own client signs it.</summary>
    public HttpRequestMessage TokenRequest(
        string body, string? secret = null, string? date = null, string service = "POPBILL_TEST", string? forwarded = null)
    {
        date ??= Clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var text = $"POST\n{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}\n{date}\n"
            + (forwarded is null ? "" : forwarded + "\n") + $"2.0\n/{service}/Token";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret ?? Secret), Encoding.UTF8.GetBytes(text));
        return SignedRequest(body, date, Convert.ToBase64String(signature), service, forwarded);
    }

    public static HttpRequestMessage SignedRequest(
        string body, string date, string signature, string service = "POPBILL_TEST", string? forwarded = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/{service}/Token")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"LINKHUB {LinkId} {signature}");
        request.Headers.Add("x-lh-date", date);
        request.Headers.Add("x-lh-version", "2.0");
        if (forwarded is not null)
            request.Headers.Add("x-lh-forwarded", forwarded);
        return request;
    }

    public async Task<string> TokenAsync(string corpNum = Seller, string scope = "110")
    {
        using var request = TokenRequest($$"""{"access_id":"{{corpNum}}","scope":["member","{{scope}}"]}""");
        using var response = await Http.SendAsync(request, Cancellation);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("session_token").GetString()!;
    }

    public static JsonObject Invoice(string mgtKey = "KEY-1") => new()
    {
        ["issueType"] = "정발행",
        ["taxType"] = "과세",
        ["purposeType"] = "영수",
        ["chargeDirection"] = "정과금",
        ["writeDate"] = "20260102",
        ["supplyCostTotal"] = "100000",
        ["taxTotal"] = "10000",
        ["totalAmount"] = "110000",
        ["invoicerMgtKey"] = mgtKey,
        ["invoicerCorpNum"] = Seller,
        ["invoicerCorpName"] = "공급자",
        ["invoicerCEOName"] = "대표",
        ["invoiceeType"] = "사업자",
        ["invoiceeCorpNum"] = "8888888888",
        ["invoiceeCorpName"] = "받는자",
        ["detailList"] = new JsonArray(new JsonObject
        {
            ["serialNum"] = 1,
            ["itemName"] = "품목",
            ["supplyCost"] = "100000",
            ["tax"] = "10000",
        }),
    };

    public async Task<Answer> IssueAsync(JsonNode document, string? token = null, string action = "ISSUE")
    {
        using var request = Authorized(HttpMethod.Post, "/Taxinvoice", token ?? await TokenAsync());
        request.Headers.Add("X-HTTP-Method-Override", action);
        request.Content = new StringContent(document.ToJsonString(), Encoding.UTF8, "application/json");
        return await SendAsync(request);
    }

    public async Task<Answer> InfoAsync(string mgtKey = "KEY-1", string query = "", string? token = null)
    {
        using var request = Authorized(HttpMethod.Get, $"/Taxinvoice/SELL/{mgtKey}{query}", token ?? await TokenAsync());
        return await SendAsync(request);
    }

    public async Task<Answer> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    public async Task<Answer> SetFaultAsync(string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/_sandbox/faults")
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request, Cancellation);
        return new Answer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType ?? "",
            await response.Content.ReadAsStringAsync(Cancellation));
    }

    private static HttpRequestMessage Authorized(HttpMethod method, string path, string token)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private async Task RunAsync()
    {
        _app = SandboxApp.Create(Arguments, Clock);
        await _app.StartAsync(Cancellation);
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Http = new HttpClient { BaseAddress = new Uri(address) };
    }

    private async Task StopAsync()
    {
        Http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}

/// <summary>An answer that has been read to its end.</summary>
public sealed record Answer(int Status, string MediaType, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? this[string field] => Json.TryGetProperty(field, out var value) ? value.ToString() : null;
}
