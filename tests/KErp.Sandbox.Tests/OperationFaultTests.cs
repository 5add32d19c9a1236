using static KErp.Sandbox.Tests.TokenTests;

namespace KErp.Sandbox.Tests;

/// <summary>Every operation can be made to fail by its own name, and by no other.</summary>
public sealed class OperationFaultTests : IAsyncLifetime
{
    private const string Key = "/Taxinvoice/SELL/KEY-1";
    private const string Asked = "/Taxinvoice/BUY/ASK-1";
    private const string Job = "/HomeTax/Taxinvoice/000000000000000001";

    private SandboxHost _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    /// <summary>Operation, method or override, address, scope.</summary>
    public static TheoryData<string, string, string, string> Operations => new()
    {
        { "issue", "ISSUE", "/Taxinvoice", "110" },
        { "bulk", "BULKISSUE", "/Taxinvoice", "110" },
        { "bulk-state", "GET", "/Taxinvoice/BULK/S-1/State", "110" },
        { "info", "GET", Key, "110" },
        { "infos", "POST", "/Taxinvoice/SELL", "110" },
        { "search", "GET", "/Taxinvoice/SELL", "110" },
        { "cancel", "CANCELISSUE", Key, "110" },
        { "nts-send", "NTS", Key, "110" },
        { "delete", "DELETE", Key, "110" },
        { "request", "REQUEST", "/Taxinvoice", "110" },
        { "cancel-request", "CANCELREQUEST", Asked, "110" },
        { "assign-key", "POST", "/Taxinvoice/000000000000000001/SELL", "110" },
        { "refuse", "REFUSE", Key, "110" },
        { "account", "GET", "/Taxinvoice/CertCheck", "110" },
        { "account", "GET", "/Taxinvoice?cfg=CERT", "110" },
        { "account", "GET", "/POPBILL_TEST/Point", "110" },
        { "account", "GET", "/Member?TG=CERT", "110" },
        { "account", "GET", "/Join?CorpNum=1234567891", "110" },
        { "join", "POST", "/Join", "110" },
        { "closedown", "GET", "/CloseDown?CN=1234567891", "170" },
        { "closedown", "POST", "/CloseDown", "170" },
        { "hometax-request", "POST", "/HomeTax/Taxinvoice/BUY", "111" },
        { "hometax-state", "GET", Job + "/State", "111" },
        { "hometax-search", "GET", Job, "111" },
        { "nts-status", "POST", "/api/nts-businessman/v1/status?serviceKey=key", "110" },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_fails_by_its_name(string operation, string method, string path, string scope)
    {
        await _sandbox.PutAsync("faults", $$"""{"operation":"{{operation}}","kind":"status","count":1,"statusCode":503}""");

        AssertRefused(await CallAsync(method, path, scope), 503, -99900099);
        Assert.NotEqual(503, (await CallAsync(method, path, scope)).Status);
    }

    [Theory]
    [InlineData("infos", "status-after-accept")]
    [InlineData("search", "duplicate")]
    [InlineData("account", "timeout-after-accept")]
    [InlineData("join", "expired-token")]
    [InlineData("nts-status", "expired-token")]
    [InlineData("webhook", "status")]
    [InlineData("webhook", "garbage")]
    [InlineData("webhook", "duplicate")]
    public async Task A_fault_that_an_operation_cannot_have_is_refused(string operation, string kind) =>
        Assert.Equal(400, (await _sandbox.SetFaultAsync($$"""{"operation":"{{operation}}","kind":"{{kind}}"}""")).Status);

    [Theory]
    [InlineData("delete")]
    [InlineData("request")]
    [InlineData("cancel-request")]
    [InlineData("assign-key")]
    [InlineData("refuse")]
    [InlineData("join")]
    [InlineData("hometax-request")]
    public async Task A_change_has_all_faults_after_accept(string operation)
    {
        foreach (var kind in new[] { "status-after-accept", "timeout-after-accept", "duplicate" })
            await _sandbox.PutAsync("faults", $$"""{"operation":"{{operation}}","kind":"{{kind}}"}""");
    }

    private Task<Answer> CallAsync(string method, string path, string scope) => method switch
    {
        "GET" => _sandbox.ReadAsync(path, scope: scope),
        "POST" => _sandbox.PostAsync(path, scope: scope),
        _ => _sandbox.PostAsync(path, action: method),
    };
}
