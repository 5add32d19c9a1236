using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KErp.Sandbox.Tests;

/// <summary>Calls as the vendor's own client makes them, and the sandbox's switches.</summary>
internal static class SandboxCalls
{
    public const string Buyer = "8888888888";

    /// <summary>A POST that stands for an operation, or a plain one.</summary>
    public static async Task<Answer> PostAsync(
        this SandboxHost sandbox, string path, string body = "{}", string? action = null, string corpNum = SandboxHost.Seller, string scope = "110")
    {
        using var request = await sandbox.RequestAsync(HttpMethod.Post, path, corpNum, scope);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (action is not null)
            request.Headers.Add("X-HTTP-Method-Override", action);
        return await sandbox.SendAsync(request);
    }

    public static async Task<Answer> ReadAsync(
        this SandboxHost sandbox, string path, string corpNum = SandboxHost.Seller, string scope = "110")
    {
        using var request = await sandbox.RequestAsync(HttpMethod.Get, path, corpNum, scope);
        return await sandbox.SendAsync(request);
    }

    public static async Task<Answer> SwitchAsync(this SandboxHost sandbox, HttpMethod method, string path, string body = "{}")
    {
        using var request = new HttpRequestMessage(method, "/_sandbox/" + path);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await sandbox.SendAsync(request);
    }

    /// <summary>Sets a switch that must be taken.</summary>
    public static async Task<Answer> PutAsync(this SandboxHost sandbox, string path, string body)
    {
        var answer = await sandbox.SwitchAsync(HttpMethod.Put, path, body);
        Assert.Equal(200, answer.Status);
        return answer;
    }

    public static async Task<Answer> BulkAsync(
        this SandboxHost sandbox, string submitId, IEnumerable<JsonObject> invoices, string? digest = null)
    {
        var body = new JsonObject { ["forceIssue"] = false, ["invoices"] = new JsonArray([.. invoices]) }.ToJsonString();
        using var request = await sandbox.RequestAsync(HttpMethod.Post, "/Taxinvoice", SandboxHost.Seller, "110");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Add("X-HTTP-Method-Override", "BULKISSUE");
        request.Headers.Add("x-pb-submit-id", submitId);
#pragma warning disable CA5350 // Popbill's check of the body's integrity is SHA-1.
        request.Headers.Add("x-pb-message-digest", digest ?? Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes(body))));
#pragma warning restore CA5350
        return await sandbox.SendAsync(request);
    }

    public static Task<Answer> BulkStateAsync(this SandboxHost sandbox, string submitId) =>
        sandbox.ReadAsync($"/Taxinvoice/BULK/{submitId}/State");

    /// <summary>An invoice that the buyer asks the seller for.</summary>
    public static JsonObject Wanted(string buyerKey = "ASK-1")
    {
        var document = SandboxHost.Invoice();
        document.Remove("invoicerMgtKey");
        document["issueType"] = "역발행";
        document["invoiceeMgtKey"] = buyerKey;
        return document;
    }

    public static IEnumerable<string?> Values(this Answer answer, string list, string field) =>
        answer.Json.GetProperty(list).EnumerateArray().Select(item => item.GetProperty(field).ToString());

    public static JsonElement Item(this Answer answer, string list, int index = 0) => answer.Json.GetProperty(list)[index];

    private static async Task<HttpRequestMessage> RequestAsync(
        this SandboxHost sandbox, HttpMethod method, string path, string corpNum, string scope)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await sandbox.TokenAsync(corpNum, scope));
        return request;
    }
}
