using Grpc.Core;
using Grpc.Net.Client;
using Aspire.Hosting.Testing;
using KErp.Integration.Tests.Platform;
using KErp.Names;
using KErp.Protos.Insurance.V1;

namespace KErp.Integration.Tests.Operations;

public sealed class PythonServicesTests(RunningPlatform platform) : PlatformTest(platform)
{
    [Fact]
    public async Task Insurance_edi_knows_the_pension_rate_of_2026_on_both_sides_of_july()
    {
        using var channel = Channel();
        var answer = await new InsuranceEdi.InsuranceEdiClient(channel).GetContributionRatesAsync(
            new GetContributionRatesRequest { Year = 2026 }, cancellationToken: TestContext.Current.CancellationToken);

        var pension = answer.Rates.Where(r => r.Insurance is Insurance.NationalPension).ToList();
        Assert.Equal([(47_500, 6_370_000L), (47_500, 6_590_000L)], pension.Select(r => (r.EmployeePpm, r.BaseCeiling)));
    }

    [Fact]
    public async Task An_unknown_year_is_an_error_that_names_it()
    {
        using var channel = Channel();
        var error = await Assert.ThrowsAsync<RpcException>(async () => await new InsuranceEdi.InsuranceEdiClient(channel).GetContributionRatesAsync(
            new GetContributionRatesRequest { Year = 2031 }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(StatusCode.NotFound, error.StatusCode);
        Assert.Contains("2031", error.Status.Detail, StringComparison.Ordinal);
    }

    private GrpcChannel Channel() => GrpcChannel.ForAddress(Platform.App.GetEndpoint(Resources.InsuranceEdi, Endpoints.Grpc));
}
