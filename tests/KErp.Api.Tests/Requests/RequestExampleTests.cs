using System.Text.Json;
using KErp.Api.Collections;
using KErp.Api.Employments;
using KErp.Api.Partners;
using KErp.Api.Payrolls;
using KErp.Api.Provider;
using KErp.Api.Requests;
using KErp.Api.Workplaces;
using KErp.Domain;
using KErp.Domain.Contributions;

namespace KErp.Api.Tests.Requests;

/// <summary>The examples of the documentation are read as strictly as any request, and nothing is wrong with them.</summary>
public sealed class RequestExampleTests
{
    [Fact]
    public void A_partner_is_read() => Assert.Equal("2208162517", new PartnerReading().Read(Parse<PartyRequest>(PartnerExamples.Partner))!.BusinessNumber);

    [Fact]
    public void Business_numbers_are_read() => Assert.Equal(
        ["2208162517", "1248100998"], new BusinessNumbersReading().Read(Parse<CheckBusinessesRequest>(PartnerExamples.Businesses)));

    [Fact]
    public void A_collection_is_read() => Assert.NotNull(
        new CollectionReading(new DateOnly(2026, 11, 25)).Read(Parse<CreateCollectionRequest>(CollectionExamples.Collection)));

    [Fact]
    public void A_membership_is_read() => Assert.NotNull(new LoginReading().Read(Parse<JoinProviderRequest>(ProviderExamples.Membership)));

    [Fact]
    public void A_workplace_is_read() => Assert.Equal("22081625170", new WorkplaceReading().Read(Parse<WorkplaceRequest>(WorkplaceExamples.Workplace))!.ManagementNumber);

    [Fact]
    public void An_employment_is_read_with_its_terms()
    {
        var employment = new EmploymentReading().Read(Parse<CreateEmploymentRequest>(EmploymentExamples.Employment))!;
        Assert.Equal((2, 107_850), (employment.Terms.Items.Count, employment.Terms.Billed[Insurance.Health].Employee));
    }

    [Fact]
    public void A_payroll_is_read() => Assert.Equal(new YearMonth(2026, 7), new PayrollReading().Read(Parse<CreatePayrollRequest>(PayrollExamples.Payroll))!.Month);

    private static T Parse<T>(string example) => JsonSerializer.Deserialize<T>(example, ApiJson.Options)!;
}
