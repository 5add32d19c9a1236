using System.Text.Json;
using KErp.Api.Collections;
using KErp.Api.Partners;
using KErp.Api.Provider;
using KErp.Api.Requests;

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

    private static T Parse<T>(string example) => JsonSerializer.Deserialize<T>(example, ApiJson.Options)!;
}
