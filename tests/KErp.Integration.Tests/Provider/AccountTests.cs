using System.Net;
using KErp.Integration.Tests.Partners;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Provider;

/// <summary>The company's own account at the tax-invoice provider.</summary>
public sealed class AccountTests(RunningPlatform platform) : PlatformTest(platform)
{
    private const string Account = "api/v1/provider/account";
    private const string Password = "correct-horse-1";
    private readonly TaxOfficeClient _taxOffice = new(platform);
    private readonly string _number = BusinessNumbers.Next();
    private Guid _company;
    private string _owner = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _company = await Platform.Principals.NewCompanyAsync();
        // Without these the provider takes no member.
        await Database.ExecuteAsync(
            $"""
             UPDATE companies SET party_business_number = '{_number}', party_address = '서울특별시', party_business_type = '서비스', party_business_class = '소프트웨어'
             WHERE id = '{_company}'
             """);
        _owner = await Platform.Principals.SignInAsync("owner", _company);
    }

    public override ValueTask DisposeAsync()
    {
        _taxOffice.Dispose();
        return base.DisposeAsync();
    }

    [Theory]
    [InlineData("valid", 1000, true, null)]
    [InlineData("none", 1000, false, "certificate_missing")]
    [InlineData("expired", 1000, false, "certificate_expired")]
    [InlineData("valid", 0, false, "points_exhausted")]
    public async Task An_account_says_whether_it_can_issue_and_what_to_do(string certificate, long points, bool canIssue, string? code)
    {
        await _taxOffice.SetAccountAsync(_number, member: true, certificate, points);

        var account = await Api.GetAsync(Account, _owner);

        Assert.Equal((HttpStatusCode.OK, true, canIssue), (account.Status, account.Json["member"]!.GetValue<bool>(), account.Json["canIssue"]!.GetValue<bool>()));
        Assert.Equal(code, CodesOf(account).SingleOrDefault());
        Assert.Equal(points, account.Json["points"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_company_joins_and_joining_again_changes_nothing_and_the_password_stays_nowhere()
    {
        await _taxOffice.SetAccountAsync(_number, member: false, "none", 0);

        var before = await Api.GetAsync(Account, _owner);
        var joined = await JoinAsync();
        var again = await JoinAsync();
        var after = await Api.GetAsync(Account, _owner);

        Assert.Equal(["not_a_member"], CodesOf(before));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (joined.Status, again.Status));
        Assert.True(after.Json["member"]!.GetValue<bool>());
        Assert.Equal(2, await Database.CountAsync("audit_log", $"company_id = '{_company}' AND action = 'provider.join'"));
        Assert.Equal(0, await Database.CountAsync("audit_log", $"company_id = '{_company}' AND audit_log::text LIKE '%{Password}%'"));
    }

    [Fact]
    public async Task A_member_gets_the_address_where_its_certificate_is_registered_and_that_is_recorded()
    {
        await _taxOffice.SetAccountAsync(_number, member: true, "none", 1000);

        var link = await Api.PostAsync("api/v1/provider/certificate-link", token: _owner);

        Assert.Equal((HttpStatusCode.OK, 30), (link.Status, link.Json["expiresInSeconds"]!.GetValue<int>()));
        Assert.True(Uri.TryCreate(link.Json["url"]!.GetValue<string>(), UriKind.Absolute, out _));
        Assert.Equal(1, await Database.CountAsync("audit_log", $"company_id = '{_company}' AND action = 'provider.certificate_link'"));
    }

    private Task<Answer> JoinAsync() => Api.PostAsync(
        "api/v1/provider/membership",
        new { userId = "kerp-owner", password = Password, contactName = "김대표", contactEmail = "owner@kerp.example", contactPhone = "010-1234-5678" },
        _owner);

    private static IEnumerable<string> CodesOf(Answer account) => account.Json["problems"]!.AsArray().Select(p => p!["code"]!.GetValue<string>());
}
