namespace KErp.Hosting.HostProcesses;

/// <summary>Finds server programs: on PATH, then where distributions put them off a user's PATH.</summary>
/// <param name="onlyPath">When set, the only folders that are searched.</param>
internal sealed class ProgramFinder(string? onlyPath)
{
    private readonly string[] _folders = onlyPath is not null
        ? Split(onlyPath)
        : [.. PostgresVersions(), .. Split(Environment.GetEnvironmentVariable("PATH")), "/usr/local/sbin", "/usr/sbin", "/opt/homebrew/bin"];

    public string? Find(string program)
    {
        foreach (var folder in _folders)
        {
            var candidate = Path.Combine(folder, OperatingSystem.IsWindows() ? $"{program}.exe" : program);
            if (File.Exists(candidate))
                return candidate;
        }
        return null;
    }

    /// <summary>Debian keeps each version's programs in a folder of its own; the newest first.</summary>
    private static IEnumerable<string> PostgresVersions()
    {
        const string versions = "/usr/lib/postgresql";
        return Directory.Exists(versions)
            ? Directory.GetDirectories(versions).OrderByDescending(v => double.TryParse(Path.GetFileName(v), out var n) ? n : 0).Select(v => Path.Combine(v, "bin"))
            : [];
    }

    private static string[] Split(string? path) => path?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
}
