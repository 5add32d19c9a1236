using KErp.Manifests.Tests.Quotas;
using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Published;

public sealed class QuotaTests
{
    public static TheoryData<string> Environments => [.. Output.Environments];

    [Theory]
    [MemberData(nameof(Environments))]
    public void The_declared_maximum_fits_into_the_quotas(string environment)
    {
        var facts = Output.Facts(environment);

        Expect.Nothing(PeakDemand.Excess(Output.Read(environment), (facts.Number("node_max_size") ?? 0) + (facts.Number("python_node_max_size") ?? 0)));
    }
}
