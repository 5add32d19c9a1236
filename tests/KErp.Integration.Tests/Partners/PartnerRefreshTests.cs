using KErp.Data;
using KErp.Data.Model;
using KErp.Data.Partners;
using KErp.Integration.Tests.Platform;
using KErp.Names;
using Microsoft.Extensions.DependencyInjection;

namespace KErp.Integration.Tests.Partners;

public sealed class PartnerRefreshTests(RunningPlatform platform) : PlatformTest(platform)
{
    private static readonly DateTimeOffset Due = DateTimeOffset.UtcNow.AddHours(-1);

    [Fact]
    public async Task A_business_of_several_companies_is_asked_for_once_and_one_of_a_company_that_has_left_not_at_all()
    {
        await using var services = Services();
        var refresh = services.GetRequiredService<PartnerRefresh>();
        var (shared, left, fresh) = (BusinessNumbers.Next(), BusinessNumbers.Next(), BusinessNumbers.Next());
        var (one, other, gone) = (await CompanyAsync(shared, fresh), await CompanyAsync(shared), await CompanyAsync(left));
        await Database.ExecuteAsync($"UPDATE partners SET checked_at = now() WHERE party_business_number = '{fresh}'");
        await Database.ExecuteAsync($"UPDATE companies SET closed_at = now() WHERE id = '{gone}'");

        var companies = await refresh.CompaniesAsync(Due, TestContext.Current.CancellationToken);
        var numbers = await AllNumbersAsync(refresh, companies);

        Assert.Superset(new HashSet<Guid> { one, other }, companies.ToHashSet());
        Assert.DoesNotContain(gone, companies);
        Assert.Single(numbers, shared);
        Assert.DoesNotContain(left, numbers);
        Assert.DoesNotContain(fresh, numbers);
    }

    [Fact]
    public async Task What_is_said_of_a_business_is_written_for_every_company_and_a_closure_counts_once()
    {
        await using var services = Services();
        var refresh = services.GetRequiredService<PartnerRefresh>();
        var (closed, active) = (BusinessNumbers.Next(), BusinessNumbers.Next());
        await CompanyAsync(closed, active);
        await CompanyAsync(closed);
        BusinessReport[] reports =
        [
            new(closed, BusinessState.Closed, null, new DateOnly(2026, 10, 31), DateTimeOffset.UtcNow),
            new(active, BusinessState.Active, "부가가치세 일반과세자", null, DateTimeOffset.UtcNow),
        ];

        var first = await refresh.TakeOnAsync(reports, TestContext.Current.CancellationToken);
        var again = await refresh.TakeOnAsync(reports, TestContext.Current.CancellationToken);

        Assert.Equal((new RefreshCount(3, 2), new RefreshCount(3, 0)), (first, again));
        Assert.Equal(2, await Database.CountAsync(
            "partners", $"party_business_number = '{closed}' AND state = 'closed' AND closed_on = '2026-10-31' AND tax_kind IS NULL AND checked_at IS NOT NULL"));
        Assert.Equal(1, await Database.CountAsync("partners", $"party_business_number = '{active}' AND state = 'active' AND tax_kind = '부가가치세 일반과세자'"));
    }

    /// <summary>A night whose run is not written down is due: the next look of a worker makes up for it.</summary>
    [Fact]
    public async Task When_the_night_is_due_every_partner_is_asked_for()
    {
        using var taxOffice = new TaxOfficeClient(Platform);
        var (closed, suspended) = (BusinessNumbers.Next(), BusinessNumbers.Next());
        await taxOffice.SetBusinessAsync(closed, "closed", "2026-10-31");
        await taxOffice.SetBusinessAsync(suspended, "suspended");
        await CompanyAsync(closed, suspended);
        await CompanyAsync(closed);

        await Database.ExecuteAsync($"DELETE FROM job_runs WHERE job = '{Jobs.RefreshPartners}'");

        await Eventually.GetAsync(
            () => Database.CountAsync("partners", $"party_business_number IN ('{closed}', '{suspended}') AND state IN ('closed', 'suspended')"),
            written => written == 3, TimeSpan.FromSeconds(30));
        await Eventually.GetAsync(
            () => Database.CountAsync("job_runs", $"job = '{Jobs.RefreshPartners}' AND finished_at IS NOT NULL"), finished => finished == 1, TimeSpan.FromSeconds(30));
        Assert.Equal(1, (await taxOffice.CallsAsync(closed)).Asked);
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddCompanyData(Database.AppConnectionString)
        .AddDeliveryData(Database.RelayConnectionString)
        .BuildServiceProvider();

    private static async Task<List<string>> AllNumbersAsync(PartnerRefresh refresh, Guid[] companies)
    {
        var numbers = new List<string>();
        while (await refresh.NumbersAsync(companies, Due, numbers.LastOrDefault() ?? "", 2, TestContext.Current.CancellationToken) is { Count: > 0 } page) numbers.AddRange(page);
        return numbers;
    }

    /// <summary>A company with those partners, none of which was asked for yet.</summary>
    private async Task<Guid> CompanyAsync(params string[] partners)
    {
        var company = await Platform.Principals.NewCompanyAsync();
        foreach (var number in partners)
            await Database.ExecuteAsync(
                $"""
                 INSERT INTO partners (company_id, id, created_at, party_business_number, party_name, party_representative)
                 VALUES ('{company}', gen_random_uuid(), now(), '{number}', '거래처', '박거래')
                 """);
        return company;
    }
}
