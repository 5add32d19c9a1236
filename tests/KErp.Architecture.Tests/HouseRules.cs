namespace KErp.Architecture.Tests;

/// <summary>Who may know whom. A rule looks at what a compiled assembly references, so a package that is only listed breaks none.</summary>
internal static class HouseRules
{
    private const string Data = "KErp.Data";
    private const string Messaging = "KErp.Messaging";

    /// <returns>Every broken rule in words.</returns>
    public static IEnumerable<string> Violations(string assembly, IReadOnlyCollection<string> references)
    {
        if (assembly is "KErp.Domain" or "KErp.Names")
            foreach (var reference in references.Where(r => !IsRuntime(r))) yield return $"{assembly} references {reference}, and may reference nothing";
        if (assembly is "KErp.Api" && references.Contains("KErp.Worker")) yield return "KErp.Api references KErp.Worker";
        if (assembly is "KErp.Worker" && references.Contains("KErp.Api")) yield return "KErp.Worker references KErp.Api";
        if (assembly is not Messaging)
            foreach (var reference in references.Where(IsNats)) yield return $"{assembly} references {reference}; only {Messaging} knows NATS";
        if (assembly is not Data)
            foreach (var reference in references.Where(IsPostgres)) yield return $"{assembly} references {reference}; only {Data} knows EF Core and Npgsql";
        if (references.Contains("KErp.Sandbox")) yield return $"{assembly} references KErp.Sandbox, which is the outside world";
    }

    private static bool IsRuntime(string reference) => reference.StartsWith("System.", StringComparison.Ordinal) || reference is "netstandard";

    private static bool IsNats(string reference) => reference.StartsWith("NATS.", StringComparison.Ordinal);

    private static bool IsPostgres(string reference) =>
        reference.StartsWith("Npgsql", StringComparison.Ordinal) || reference.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal);
}
