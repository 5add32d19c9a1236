using System.Net.Http.Json;

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

    private sealed record KeyCount(int Issued);

    private sealed record Mailbox(IReadOnlyList<ReceivedMail> Mails);
}
