using System.Net;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Partners;

public sealed class PartnerLifeTests(RunningPlatform platform) : PlatformTest(platform)
{
    private string _accountant = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _accountant = await Platform.Principals.SignInAsync("accountant");
    }

    [Fact]
    public async Task A_partner_is_registered_changed_and_removed_and_each_of_it_is_recorded()
    {
        var (number, other) = (BusinessNumbers.Next(), BusinessNumbers.Next());
        var created = await CreateAsync(number);
        var path = $"{PartnerBody.Path}/{created.InvoiceId}";
        var read = await Api.GetAsync(path, _accountant);
        await Database.ExecuteAsync($"UPDATE partners SET state = 'closed', closed_on = '2026-01-02', checked_at = now() WHERE id = '{created.InvoiceId}'");
        var renamed = await PutAsync(path, number, "주식회사 개명");
        var moved = await PutAsync(path, other, "주식회사 개명");
        var removed = await Api.DeleteAsync(path, token: _accountant);

        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Null(created.Json["state"]);
        Assert.Equal(created.Body, read.Body);
        Assert.Equal(("주식회사 개명", "closed"), (renamed.Json["name"]!.GetValue<string>(), renamed.Json["state"]!.GetValue<string>()));
        Assert.Equal((other, null, null), (moved.Json["businessNumber"]!.GetValue<string>(), moved.Json["state"], moved.Json["closedOn"]));
        Assert.Equal(HttpStatusCode.NoContent, removed.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.GetAsync(path, _accountant)).Status);
        Assert.Equal(
            ["partner.create", "partner.delete", "partner.update", "partner.update"],
            await Database.ColumnAsync($"SELECT action FROM audit_log WHERE entity_id = '{created.InvoiceId}' AND actor LIKE 'user:%' ORDER BY action"));
    }

    [Fact]
    public async Task A_company_has_a_business_once_and_another_company_may_have_it_too()
    {
        var number = BusinessNumbers.Next();
        var first = await CreateAsync(number);
        var again = await CreateAsync($"{number[..3]}-{number[3..5]}-{number[5..]}");
        var second = await CreateAsync(BusinessNumbers.Next());
        var moved = await PutAsync($"{PartnerBody.Path}/{second.InvoiceId}", number, "주식회사 거래");
        var stranger = await Platform.Principals.SignInAsync("owner", await Platform.Principals.NewCompanyAsync());
        var theirs = await Api.PostAsync(PartnerBody.Path, PartnerBody.Of(number), stranger, Key());

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.All([again, moved], refused => Assert.Equal(
            (HttpStatusCode.BadRequest, "businessNumber", "business_number_taken"),
            (refused.Status, refused.Json["field"]!.GetValue<string>(), refused.Json["errors"]![0]!["code"]!.GetValue<string>())));
        Assert.Equal(HttpStatusCode.Created, theirs.Status);
        Assert.Equal(2, await Database.CountAsync("partners", $"party_business_number = '{number}'"));
    }

    [Fact]
    public async Task The_same_key_registers_once_and_a_refusal_is_not_remembered()
    {
        var (number, key) = (BusinessNumbers.Next(), Key());
        var first = await Api.PostAsync(PartnerBody.Path, PartnerBody.Of(number), _accountant, key);
        var again = await Api.PostAsync(PartnerBody.Path, PartnerBody.Of(number), _accountant, key);
        var otherBody = await Api.PostAsync(PartnerBody.Path, PartnerBody.Of(number, "다른 이름"), _accountant, key);
        var refusedKey = Key();
        var refused = await Api.PostAsync(PartnerBody.Path, PartnerBody.Of(number), _accountant, refusedKey);
        await Api.DeleteAsync($"{PartnerBody.Path}/{first.InvoiceId}", token: _accountant);
        var accepted = await Api.PostAsync(PartnerBody.Path, PartnerBody.Of(number), _accountant, refusedKey);

        Assert.Equal((HttpStatusCode.Created, false, true), (first.Status, first.Replayed, again.Replayed));
        Assert.Equal(first.Body, again.Body);
        Assert.Equal("idempotency_key_reused", otherBody.Code);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Created), (refused.Status, accepted.Status));
    }

    [Fact]
    public async Task Partners_are_found_by_name_number_and_state_page_by_page()
    {
        var word = $"찾기_{Guid.NewGuid():N}"[..10];
        var numbers = new[] { BusinessNumbers.Next(), BusinessNumbers.Next(), BusinessNumbers.Next() };
        foreach (var number in numbers) await CreateAsync(number, $"주식회사 {word}");
        await Database.ExecuteAsync($"UPDATE partners SET state = 'suspended' WHERE party_business_number = '{numbers[1]}'");

        var first = await ListAsync($"text={word}&limit=2");
        var second = await ListAsync($"text={word}&limit=2&cursor={first.Json["nextCursor"]}");

        Assert.Equal(numbers.Reverse(), NumbersOf(first).Concat(NumbersOf(second)));
        Assert.Null(second.Json["nextCursor"]);
        Assert.Equal([numbers[1]], NumbersOf(await ListAsync($"text={word}&state=suspended")));
        Assert.Equal([numbers[2]], NumbersOf(await ListAsync($"text={numbers[2][..3]}-{numbers[2][3..5]}-{numbers[2][5..]}")));
        Assert.Empty(NumbersOf(await ListAsync($"text={Uri.EscapeDataString(word.Replace('_', '%'))}")));
    }

    /// <summary>query, field.</summary>
    [Theory]
    [InlineData("state=gone", "state")]
    [InlineData("text=", "text")]
    [InlineData("cursor=1", "cursor")]
    [InlineData("limit=0", "limit")]
    public async Task A_question_that_makes_no_sense_is_a_problem(string query, string field)
    {
        var answer = await ListAsync(query);

        Assert.Equal((HttpStatusCode.BadRequest, field), (answer.Status, answer.Json["field"]!.GetValue<string>()));
    }

    private static IEnumerable<string> NumbersOf(Answer page) => page.Json["items"]!.AsArray().Select(p => p!["businessNumber"]!.GetValue<string>());

    private static string Key() => Guid.NewGuid().ToString();

    private Task<Answer> CreateAsync(string number, string name = "주식회사 거래") => Api.PostAsync(PartnerBody.Path, PartnerBody.Of(number, name), _accountant, Key());

    private Task<Answer> PutAsync(string path, string number, string name) => Api.SendAsync(HttpMethod.Put, path, PartnerBody.Of(number, name), _accountant);

    private Task<Answer> ListAsync(string query) => Api.GetAsync($"{PartnerBody.Path}?{query}", _accountant);
}
