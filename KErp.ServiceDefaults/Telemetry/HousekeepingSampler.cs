using System.Diagnostics;
using OpenTelemetry.Trace;

namespace KErp.ServiceDefaults;

/// <summary>
/// Drops traces that begin with an outgoing call: nobody asked for it, it is a service looking after itself. The relay
/// alone asks the database ten times a second, and would bury what users did.
/// </summary>
internal sealed class HousekeepingSampler : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind is ActivityKind.Client ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
}
