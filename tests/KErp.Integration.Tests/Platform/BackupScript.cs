using System.Diagnostics;
using System.Runtime.Versioning;
using Npgsql;

// The script keeps dumps to itself by file mode.
[assembly: UnsupportedOSPlatform("windows")]

namespace KErp.Integration.Tests.Platform;

/// <summary><c>backup.sh</c> as the image runs it, into a folder of the test's own.</summary>
public sealed class BackupScript : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kerp-backup-");

    public BackupScript()
    {
        Dumps = Directory.CreateDirectory(Path.Combine(_folder.FullName, "dumps")).FullName;
        Programs = Directory.CreateDirectory(Path.Combine(_folder.FullName, "programs")).FullName;
        Temporary = Directory.CreateDirectory(Path.Combine(_folder.FullName, "tmp")).FullName;
    }

    /// <summary>The folder of dumps.</summary>
    public string Dumps { get; }

    /// <summary>The script's own <c>/tmp</c>.</summary>
    public string Temporary { get; }

    private string Programs { get; }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Every file in the folder of dumps, by its path in there.</summary>
    public IReadOnlyList<string> Files() =>
        [.. Directory.EnumerateFiles(Dumps, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Dumps, file)).Order(StringComparer.Ordinal)];

    public static string Url(string connectionString)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        return $"postgres://{to.Username}:{Uri.EscapeDataString(to.Password!)}@{to.Host}:{to.Port}/{to.Database}";
    }

    /// <summary>Puts another program in the place of one that the script calls; <c>real pg_dump …</c> in it is that one.</summary>
    public void Replace(string program, string script)
    {
        var file = Path.Combine(Programs, program);
        File.WriteAllText(file, $"#!/usr/bin/env bash\nset -euo pipefail\nreal() {{ PATH=${{PATH#*:}} \"$@\"; }}\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Into the folder.</summary>
    public Task<ProgramRun> RunAsync(string url) => RunAsync(("DATABASE_URL", url), ("BACKUP_DIRECTORY", Dumps));

    public async Task<ProgramRun> RunAsync(params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "deploy", "scripts", "backup.sh"))
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{Programs}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["TMPDIR"] = Temporary;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ProgramRun(process.ExitCode, output, await error);
    }
}
