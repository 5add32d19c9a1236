using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace KErp.Integration.Tests.Platform;

public sealed record IssueCount(int Issued, int DistinctKeys, int MaxPerKey, int Requests, int RejectedDuplicates);

/// <summary>A mail as its recipient got it.</summary>
public sealed record ReceivedMail(string MessageId, string Subject, string Text, DateTimeOffset ReceivedAt);

/// <summary>What happened at the provider, and how to make it fail.</summary>
public sealed class SandboxClient(Uri sandbox) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = sandbox };

    public void Dispose() => _http.Dispose();

    public async Task<IssueCount> CountAsync() =>
        (await _http.GetFromJsonAsync<IssueCount>("_sandbox/issued", TestContext.Current.CancellationToken))!;

    /// <summary>How often the provider accepted a document of that key.</summary>
    public async Task<int> CountAsync(string seller, string mgtKey)
    {
        var count = await _http.GetFromJsonAsync<KeyCount>($"_sandbox/issued?seller={seller}&mgtKey={mgtKey}", TestContext.Current.CancellationToken);
        return count!.Issued;
    }

    /// <summary>What that address was sent, oldest first.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> MailsAsync(string recipient) =>
        (await _http.GetFromJsonAsync<Mailbox>($"_sandbox/mails?recipient={Uri.EscapeDataString(recipient)}", TestContext.Current.CancellationToken))!.Mails;

    public async Task ResetCountsAsync() => (await _http.DeleteAsync("_sandbox/issued", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    public async Task FailAsync(string operation, string kind, int? count = null, int? statusCode = null, int? latencyMs = null)
    {
        var fault = new { operation, kind, count, statusCode, latencyMs };
        (await _http.PutAsJsonAsync("_sandbox/faults", fault, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }

    public async Task WorkAsync() => (await _http.DeleteAsync("_sandbox/faults", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    /// <summary>Documents stay with the provider until they are told to go, or go by themselves again.</summary>
    public Task HoldAsync(bool hold) => PutAsync("_sandbox/transmission", new { hold });

    /// <summary>Sends everything that waits to the tax office, as the daily batch does.</summary>
    public async Task TransmitAsync() => (await _http.PostAsync("_sandbox/transmission", null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    /// <summary>What the tax office will say to one document.</summary>
    public Task AnswerTransmissionAsync(string mgtKey, string code) => PutAsync("_sandbox/transmission/results", new { mgtKey, code });

    public Task SetAccountAsync(string business, object state) => PutAsync($"_sandbox/accounts/{business}", state);

    /// <param name="duplicate">Each event comes twice.</param>
    public Task TellAsync(Uri url, string apiKey, bool duplicate) => PutAsync("_sandbox/webhook", new { url, apiKey, duplicate });

    public async Task TellNobodyAsync() => (await _http.DeleteAsync("_sandbox/webhook", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    /// <summary>The seller, elsewhere, issues what it was asked for.</summary>
    public async Task IssueReverseAsync(string itemKey) =>
        (await _http.PostAsync($"_sandbox/reverse/{itemKey}/issue", null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    /// <summary>A document as it was sent.</summary>
    public async Task<JsonNode> DocumentAsync(string seller, string mgtKey) =>
        (await _http.GetFromJsonAsync<JsonNode>($"_sandbox/documents/{seller}/{mgtKey}", TestContext.Current.CancellationToken))!;

    private async Task PutAsync(string path, object body) =>
        (await _http.PutAsJsonAsync(path, body, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    private sealed record KeyCount(int Issued);

    private sealed record Mailbox(IReadOnlyList<ReceivedMail> Mails);
}
