using KErp.Api.Provider;
using KErp.TaxClient;

namespace KErp.Api.Tests.Provider;

/// <summary>What a company is told about its account, and whether it can issue.</summary>
public sealed class AccountResponseTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly ProviderAccount Good = new(true, true, Today.AddDays(31), 100, 100);

    public static TheoryData<ProviderAccount, bool, string[]> Accounts => new()
    {
        { Good, true, [] },
        { Good with { CertificateExpiresOn = Today.AddDays(30) }, true, ["certificate_expires_soon"] },
        { Good with { CertificateExpiresOn = Today }, true, ["certificate_expires_soon"] },
        { Good with { CertificateExpiresOn = Today.AddDays(-1) }, false, ["certificate_expired"] },
        { Good with { CertificateRegistered = false, CertificateExpiresOn = null }, false, ["certificate_missing"] },
        { Good with { Points = 99 }, false, ["points_exhausted"] },
        { Good with { CertificateExpiresOn = Today, Points = 0 }, false, ["certificate_expires_soon", "points_exhausted"] },
        { new ProviderAccount(false, false, null, 0, 0), false, ["not_a_member"] },
    };

    [Theory]
    [MemberData(nameof(Accounts), DisableDiscoveryEnumeration = true)]
    public void What_stands_against_issuing_is_named_with_what_to_do(ProviderAccount account, bool canIssue, string[] codes)
    {
        var answer = AccountResponse.Of(account, Today, warningDays: 30);

        Assert.Equal(codes, answer.Problems.Select(problem => problem.Code));
        Assert.Equal(canIssue, answer.CanIssue);
        Assert.All(answer.Problems, problem => Assert.True(problem.Messages is { Ko.Length: > 0, En.Length: > 0 }));
    }

    [Fact]
    public void The_days_that_are_left_are_counted_from_today_in_korea() =>
        Assert.Equal(31, AccountResponse.Of(Good, Today, warningDays: 30).Certificate.DaysLeft);
}
