using System.Net.Http.Json;
using Aspire.Hosting.Testing;
using KErp.Names;

namespace KErp.Integration.Tests.Platform;

/// <param name="NtsStatus">Calls of the tax office's service.</param>
/// <param name="CloseDown">Calls of the provider's.</param>
/// <param name="Asked">How often the number was asked for, by either.</param>
public sealed record BusinessCallCount(int NtsStatus, int CloseDown, int Asked);

/// <summary>What the tax office and the provider know of businesses, and how to change it.</summary>
public sealed class TaxOfficeClient(RunningPlatform platform) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = platform.App.GetEndpoint(Resources.Sandbox, Endpoints.Http) };

    public void Dispose() => _http.Dispose();

    /// <param name="state"><c>active</c>, <c>suspended</c> or <c>closed</c>.</param>
    public Task SetBusinessAsync(string number, string state, string? closedOn = null) => PutAsync($"_sandbox/businesses/{number}", new { state, closedOn });

    public async Task<BusinessCallCount> CallsAsync(string number) =>
        (await _http.GetFromJsonAsync<BusinessCallCount>($"_sandbox/businesses/calls?number={number}", TestContext.Current.CancellationToken))!;

    /// <param name="certificate"><c>valid</c>, <c>none</c> or <c>expired</c>.</param>
    public Task SetAccountAsync(string number, bool member, string certificate, long points) =>
        PutAsync($"_sandbox/accounts/{number}", new { member, certificate, points });

    /// <summary>An invoice that was issued elsewhere.</summary>
    /// <param name="side"><c>SELL</c> or <c>BUY</c>.</param>
    public async Task AddInvoiceAsync(string number, string side, object invoice) =>
        (await _http.PostAsJsonAsync($"_sandbox/hometax/{number}/{side}", invoice, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    private async Task PutAsync(string path, object body) =>
        (await _http.PutAsJsonAsync(path, body, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
}
