using System.Text.Json;

namespace KErp.Sandbox.Faults;

/// <summary>How operations and kinds are written in JSON: kebab-case of their names, and <c>*</c>.</summary>
internal static class FaultNames
{
    public const string Any = "*";

    public static readonly Dictionary<string, FaultOperation> Operations = Enum.GetValues<FaultOperation>().ToDictionary(Of);
    public static readonly Dictionary<string, FaultKind> Kinds = Enum.GetValues<FaultKind>().ToDictionary(Of);

    public static string Of<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
