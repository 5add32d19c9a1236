using System.Diagnostics;

namespace KErp.Hosting.HostProcesses;

/// <summary>Who runs the AppHost. PostgreSQL refuses to run as root, so root starts it as user postgres.</summary>
internal static class HostUser
{
    public const string Postgres = "postgres";

    public static bool IsRoot { get; } = !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>What to put before a command so that user postgres runs it; setpriv execs, so signals reach the program itself.</summary>
    public static string[] AsPostgres { get; } =
        IsRoot ? ["/usr/bin/setpriv", $"--reuid={Postgres}", $"--regid={Postgres}", "--init-groups", "--"] : [];

    /// <summary>A folder with a guessable name in /var/tmp could have been made by somebody else first.</summary>
    public static void RequireOwnedByRoot(string folder)
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["--format=%u", folder]) { RedirectStandardOutput = true })!;
        var owner = stat.StandardOutput.ReadToEnd().Trim();
        stat.WaitForExit();
        if (owner != "0")
            throw new DistributedApplicationException($"The data folder {folder} belongs to user id {owner} and not to root, who runs this. Remove it or choose another.");
    }
}
