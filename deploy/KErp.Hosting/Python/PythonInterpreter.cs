using KErp.Hosting.HostProcesses;
using KErp.Names;
using Microsoft.Extensions.Configuration;

namespace KErp.Hosting.Python;

internal static class PythonInterpreter
{
    // Before PATH: a version manager's python3 may come first there, and it lacks the distribution's grpcio.
    private const string Distribution = "/usr/bin/python3";

    /// <summary>A virtual environment of the app or of a folder above it up to the repository; then configuration; then the distribution's.</summary>
    public static string Choose(string appDirectory, string repository, IConfiguration configuration) =>
        VirtualEnvironment(appDirectory, repository) ?? configuration[AppHostKeys.Python] ?? OnMachine(configuration[AppHostKeys.ProgramPath]);

    private static string? VirtualEnvironment(string appDirectory, string repository)
    {
        for (var folder = appDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = OperatingSystem.IsWindows()
                ? Path.Combine(folder, ".venv", "Scripts", "python.exe")
                : Path.Combine(folder, ".venv", "bin", "python");
            if (File.Exists(candidate))
                return candidate;
            if (folder == repository)
                break;
        }
        return null;
    }

    private static string OnMachine(string? onlyPath)
    {
        if (onlyPath is not null)
            return new ProgramFinder(onlyPath).Find("python3") ?? Path.Combine(onlyPath, "python3");
        if (OperatingSystem.IsWindows())
            return "python";
        return File.Exists(Distribution) ? Distribution : "python3";
    }
}
