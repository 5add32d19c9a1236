using System.Net;
using System.Text.Json.Nodes;
using Aspire.Hosting.Testing;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Identity;

public sealed class CompanyTests(RunningPlatform platform) : PlatformTest(platform)
{
    private static JsonObject Party(string name) => new() { ["businessNumber"] = "220-81-62517", ["name"] = name, ["representative"] = "김대표" };

    [Fact]
    public async Task A_second_company_is_made_once_for_a_key_and_switched_to()
    {
        var owner = await Api.SignUpAsync();

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Api.PostAsync("api/v1/companies", Party("을 주식회사"), owner.AccessToken, "second")));
        var company = both[0].Json["id"]!.GetValue<Guid>();
        var switched = await Api.PostAsync("api/v1/auth/switch-company", new { companyId = company }, owner.AccessToken);

        Assert.All(both, a => Assert.Equal(HttpStatusCode.Created, a.Status));
        Assert.Single(both, a => a.Replayed);
        Assert.Equal(both[0].Body, both[1].Body);
        Assert.Equal("owner", switched.Json["role"]!.GetValue<string>());
        Assert.Equal(1, await Database.CountAsync("memberships", $"company_id = '{company}'"));
    }

    [Fact]
    public async Task A_changed_profile_is_what_the_next_invoice_says()
    {
        var owner = await Api.SignUpAsync();
        using var invoices = new InvoiceClient(Platform.App.GetEndpoint(Resources.Api, Endpoints.Http), owner.AccessToken);
        await invoices.PostAsync(InvoiceBody.Valid());

        var changed = await Api.SendAsync(HttpMethod.Put, "api/v1/company", Party("새 이름"), owner.AccessToken);
        var invoice = await invoices.PostAsync(InvoiceBody.Valid());

        Assert.Equal(("새 이름", "새 이름"), (changed.Json["name"]!.GetValue<string>(), (await Api.GetAsync("api/v1/company", owner.AccessToken)).Json["name"]!.GetValue<string>()));
        Assert.Equal("새 이름", await Database.ScalarAsync<string>($"SELECT seller_name FROM invoices WHERE id = '{invoice.InvoiceId}'"));
    }

    [Fact]
    public async Task A_company_that_leaves_is_left_by_everybody()
    {
        var owner = await Api.SignUpAsync();

        var wrong = await Api.PostAsync("api/v1/company/close", new { password = "not the right password" }, owner.AccessToken);
        var closed = await Api.PostAsync("api/v1/company/close", new { password = owner.Password }, owner.AccessToken);
        var login = await Api.LoginAsync(owner.Email);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NoContent), (wrong.Status, closed.Status));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Api.GetAsync("api/v1/invoices", owner.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Api.RefreshAsync(owner.RefreshToken)).Status);
        Assert.Empty(login.Json["companies"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await Api.LoginAsync(owner.Email, companyId: owner.CompanyId)).Status);
        Assert.Equal(1, await Database.CountAsync("companies", $"id = '{owner.CompanyId}' AND closed_at IS NOT NULL"));
    }
}
