using System.Diagnostics;
using System.Text.Json.Nodes;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Audit;

/// <summary>What a run of <c>migrate</c> said.</summary>
public sealed record MigrateRun(int ExitCode, string Output, string Error)
{
    /// <summary>A JSON document a line.</summary>
    public IReadOnlyList<JsonNode> Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
}

/// <summary>The program itself, as an operator runs it.</summary>
public static class MigrateProgram
{
    public static async Task<MigrateRun> MigrateAsync(this PlatformDatabase database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProject.AssemblyOf(new Projects.KErp_Migrate().ProjectPath, "migrate"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [$"ConnectionStrings__{ConnectionNames.OwnerDatabase}"] = database.OwnerConnectionString },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new MigrateRun(process.ExitCode, output, await error);
    }
}
