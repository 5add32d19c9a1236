using System.Text.Json.Serialization;

namespace KErp.Sandbox.Faults;

/// <summary><c>GET /_sandbox/faults</c>: what is still switched on, with the counts that are left.</summary>
internal static class ListFaults
{
    public static object Describe(FaultSwitches faults) => new { faults = faults.List().Select(Describe) };

    private static FaultAnswer Describe(Fault fault) => new(
        fault.Operation is { } operation ? FaultNames.Of(operation) : FaultNames.Any,
        FaultNames.Of(fault.Kind),
        fault.Count,
        fault.LatencyMs,
        fault.StatusCode);

    /// <summary>The count is written also when null, because null says "until cleared".</summary>
    private sealed record FaultAnswer(
        string Operation,
        string Kind,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Count,
        int? LatencyMs,
        int? StatusCode);
}
