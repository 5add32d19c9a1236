using System.Net;
using System.Text.Json.Nodes;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Invoices;

/// <summary>An accountant of a company made for the test, and documents that stay at the provider until they are told to go.</summary>
public abstract class AccountantTest(RunningPlatform platform) : PlatformTest(platform)
{
    protected static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    protected const string Prefix = "api/v1/invoices";

    protected Account Owner { get; private set; } = null!;
    protected string Token => Owner.AccessToken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Owner = await Api.SignUpAsync();
    }

    protected Task<Answer> PostAsync(string path, object? body = null) => Api.PostAsync(path, body ?? new JsonObject(), Token, Guid.NewGuid().ToString());

    protected async Task<JsonNode> ReadAsync(Guid invoice)
    {
        var answer = await Api.GetAsync($"{Prefix}/{invoice}", Token);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer}");
        return answer.Json;
    }

    /// <summary>Creates an invoice and waits for its 승인번호.</summary>
    protected async Task<Guid> IssueAsync(Action<JsonObject>? spoil = null)
    {
        var created = await PostAsync(Prefix, JsonNode.Parse(InvoiceBody.With(spoil ?? (_ => { }))));
        Assert.True(created.Status == HttpStatusCode.Accepted, $"{created}");
        await BecomesAsync(created.InvoiceId, "issued");
        return created.InvoiceId;
    }

    /// <summary>Issues one and has the provider send it to the tax office.</summary>
    protected async Task<Guid> TransmitAsync(Action<JsonObject>? spoil = null)
    {
        var id = await IssueAsync(spoil);
        await Sandbox.TransmitAsync();
        await BecomesAsync(id, "transmitted");
        return id;
    }

    protected Task<JsonNode> BecomesAsync(Guid invoice, string status) =>
        Eventually.GetAsync(() => ReadAsync(invoice), json => StatusOf(json) == status, Soon);

    protected static string StatusOf(JsonNode invoice) => invoice["status"]!.GetValue<string>();

    protected static string[] TimelineOf(JsonNode invoice) => [.. invoice["timeline"]!.AsArray().Select(e => e!["status"]!.GetValue<string>())];
}
