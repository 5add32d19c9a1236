using System.Diagnostics;
using System.Text.Json.Nodes;
using KErp.Names;
using Npgsql;

namespace KErp.Integration.Tests.Platform;

public sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <summary>A JSON document a line.</summary>
    public IReadOnlyList<JsonNode> Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    public string LastLine => Output.Trim().Split('\n')[^1];
}

/// <summary>The program <c>migrate</c> as it was built, on databases beside the platform's own.</summary>
public sealed class MigrateProgram(PlatformDatabase database)
{
    /// <returns>Its owner's connection string.</returns>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"migrate_{Guid.NewGuid():N}";
        await database.ExecuteAsync($"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Database = name, Pooling = false }.ConnectionString;
    }

    public Task<ProgramRun> RunAsync(string owner, params string[] arguments) => RunAsync(owner, [], arguments);

    /// <param name="environment">What the command reads besides the connections.</param>
    public async Task<ProgramRun> RunAsync(string owner, Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(owner, environment, arguments);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ProgramRun(process.ExitCode, output, await error);
    }

    public Process Start(string owner, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProject.AssemblyOf(new Projects.KErp_Migrate().ProjectPath, "migrate"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[ServiceVariables.Environment] = "Development";
        start.Environment[$"ConnectionStrings__{ConnectionNames.OwnerDatabase}"] = owner;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        // The roles belong to the server: with other passwords here the running services would be locked out.
        start.Environment[EnvironmentVariables.AppPassword] = Password(database.AppConnectionString);
        start.Environment[EnvironmentVariables.RelayPassword] = Password(database.RelayConnectionString);
        start.Environment[EnvironmentVariables.SealerPassword] = Password(database.SealerConnectionString);
        start.Environment[EnvironmentVariables.BackupPassword] = Password(database.BackupConnectionString);
        return Process.Start(start)!;
    }

    private static string Password(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Password!;
}

public static class MigratePrograms
{
    /// <summary>On this very database, as an operator would.</summary>
    public static Task<ProgramRun> MigrateAsync(this PlatformDatabase database, params string[] arguments) =>
        new MigrateProgram(database).RunAsync(database.OwnerConnectionString, arguments);
}
