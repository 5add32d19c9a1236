using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KErp.Names;

namespace KErp.Hosting.HostProcesses;

/// <summary>Where the process engine keeps its data, and why there.</summary>
public sealed class DataDirectory
{
    // User postgres must get through to its own folder below.
    private const UnixFileMode Enterable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private DataDirectory(string path, string reason)
    {
        Path = path;
        Reason = reason;
    }

    public string Path { get; }

    internal string Reason { get; }

    public string For(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The configured folder, or <c>.kerp</c> of the repository, or <c>/var/tmp</c> where user postgres could not enter that.</summary>
    internal static DataDirectory Choose(string? configured, string repository, string appHostDirectory, bool asRoot)
    {
        if (configured is not null)
            return new(System.IO.Path.GetFullPath(configured), $"{AppHostKeys.DataDirectory} says so");

        var beside = System.IO.Path.Combine(repository, ".kerp");
        if (!asRoot || OthersCanEnter(repository))
            return new(beside, "the repository's own folder");

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(appHostDirectory)))[..12];
        return new($"/var/tmp/kerp-{hash}", $"user {HostUser.Postgres} cannot enter {repository}");
    }

    /// <summary>Creates the folder and holds it until the result is disposed; another AppHost on the same folder is an error.</summary>
    internal IDisposable Lock()
    {
        PrivateFile.CreateFolder(Path);
        if (!OperatingSystem.IsWindows() && HostUser.IsRoot)
        {
            HostUser.RequireOwnedByRoot(Path);
            File.SetUnixFileMode(Path, Enterable);
        }

        var file = System.IO.Path.Combine(Path, "lock");
        try
        {
            var held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            held.SetLength(0);
            held.Write(Encoding.UTF8.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            held.Flush();
            return held;
        }
        catch (IOException)
        {
            throw new DistributedApplicationException(
                $"Another K-ERP runs on the data in {Path}. Stop it, or give this one its own folder with {AppHostKeys.DataDirectory}.");
        }
    }

    private static bool OthersCanEnter(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            if (!current.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return false;
        }
        return true;
    }
}
