using System.Net;
using System.Text.Json.Nodes;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Partners;

public sealed class PartnerCheckTests(RunningPlatform platform) : PlatformTest(platform)
{
    private readonly TaxOfficeClient _taxOffice = new(platform);
    private string _accountant = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _accountant = await Platform.Principals.SignInAsync("accountant");
    }

    public override ValueTask DisposeAsync()
    {
        _taxOffice.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task A_closed_business_is_told_when_it_is_asked_for_and_warned_of_on_an_invoice_until_the_partner_changes()
    {
        var number = BusinessNumbers.Next();
        await _taxOffice.SetBusinessAsync(number, "closed", "2026-10-31");
        var partner = await CreateAsync(number);
        var before = await WarningsAsync(number);
        var checkedNow = await CheckAsync(partner);
        var closed = await WarningsAsync(number);
        await Api.DeleteAsync($"{PartnerBody.Path}/{partner}", token: _accountant);
        var after = await WarningsAsync(number);

        Assert.Equal(("closed", "2026-10-31"), (checkedNow.Json["state"]!.GetValue<string>(), checkedNow.Json["closedOn"]!.GetValue<string>()));
        Assert.NotNull(checkedNow.Json["checkedAt"]);
        Assert.Equal(["buyer_closed"], closed);
        Assert.Empty(before.Concat(after));
        Assert.Equal(1, await Database.CountAsync("audit_log", $"entity_id = '{partner}' AND action = 'partner.check'"));
    }

    [Fact]
    public async Task Businesses_are_asked_for_once_a_day_whoever_wants_to_know()
    {
        var (one, other) = (BusinessNumbers.Next(), BusinessNumbers.Next());
        await _taxOffice.SetBusinessAsync(one, "suspended");
        await _taxOffice.SetBusinessAsync(other, "active");
        var stranger = await Platform.Principals.SignInAsync("viewer", await Platform.Principals.NewCompanyAsync());

        var first = await AskAsync(_accountant, one);
        var both = await AskAsync(stranger, other, one, other);

        Assert.Equal(["suspended"], StatesOf(first));
        Assert.Equal(["active", "suspended", "active"], StatesOf(both));
        Assert.Equal((1, 1), ((await _taxOffice.CallsAsync(one)).Asked, (await _taxOffice.CallsAsync(other)).Asked));
    }

    [Fact]
    public async Task When_nobody_answers_that_is_said_and_nothing_is_guessed()
    {
        var number = BusinessNumbers.Next();
        var partner = await CreateAsync(number);
        await Sandbox.FailAsync("nts-status", "status", statusCode: 503);
        await Sandbox.FailAsync("closedown", "status", statusCode: 503);

        var one = await CheckAsync(partner);
        var many = await AskAsync(_accountant, number);

        Assert.All([one, many], answer => Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "temporarily_unavailable", true), (answer.Status, answer.Code, answer.HasRetryAfter)));
        Assert.Equal(1, await Database.CountAsync("partners", $"id = '{partner}' AND state IS NULL AND checked_at IS NULL"));
    }

    [Fact]
    public async Task A_list_of_numbers_is_judged_before_anybody_is_asked()
    {
        var none = await AskAsync(_accountant);
        var tooMany = await AskAsync(_accountant, [.. Enumerable.Repeat("1248100998", 101)]);
        var wrong = await AskAsync(_accountant, "1248100998", "1234567890");

        Assert.All([none, tooMany], answer => Assert.Equal("businessNumbers", answer.Json["field"]!.GetValue<string>()));
        Assert.Equal((HttpStatusCode.BadRequest, "businessNumbers[1]"), (wrong.Status, wrong.Json["field"]!.GetValue<string>()));
    }

    private static IEnumerable<string> StatesOf(Answer answer) => answer.Json["items"]!.AsArray().Select(b => b!["state"]!.GetValue<string>());

    private Task<Answer> AskAsync(string token, params string[] businessNumbers) => Api.PostAsync("api/v1/businesses/check", new { businessNumbers }, token);

    private async Task<Guid> CreateAsync(string number) =>
        (await Api.PostAsync(PartnerBody.Path, PartnerBody.Of(number), _accountant, Guid.NewGuid().ToString())).InvoiceId;

    private Task<Answer> CheckAsync(Guid partner) => Api.PostAsync($"{PartnerBody.Path}/{partner}/check", token: _accountant);

    private async Task<string[]> WarningsAsync(string buyer)
    {
        var created = await Invoices.PostAsync(InvoiceBody.With(body => body["buyer"]!["businessNumber"] = buyer));
        Assert.Equal(HttpStatusCode.Accepted, created.Status);
        return [.. (created.Json["warnings"] as JsonArray ?? []).Select(w => w!["code"]!.GetValue<string>())];
    }
}
