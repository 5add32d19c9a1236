using System.Text;
using KErp.Kubernetes.Stages;

namespace KErp.Kubernetes.Output;

/// <summary>Everything that is published, in memory until all of it is right: an error leaves no half-written folder.</summary>
internal sealed class OutputFiles
{
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> All => _files;

    /// <param name="path">Below the output folder, with slashes.</param>
    public void Add(string path, string text) => _files.Add(path, text);

    /// <summary>Replaces what was published before: a file that is no longer published goes.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="only">The one environment to write; all when null.</param>
    /// <returns>How many files were written.</returns>
    public int WriteTo(string folder, string? only)
    {
        var chosen = _files.Where(f => only is null || EnvironmentOf(f.Key) is not { } environment || environment == only).ToList();
        foreach (var published in chosen.Select(f => OwnedFolder(f.Key)).Distinct().Select(f => Path.Combine(folder, f)).Where(Directory.Exists))
            Directory.Delete(published, recursive: true);
        foreach (var (path, text) in chosen)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        return chosen.Count;
    }

    private static string? EnvironmentOf(string path) => path.Split('/').FirstOrDefault(part => Stage.Names.Contains(part));

    /// <summary>The folder whose whole content is published: of an environment, or of a chart.</summary>
    private static string OwnedFolder(string path)
    {
        var parts = path.Split('/');
        var depth = parts[1] == "values" ? 3 : 2;
        return string.Join('/', parts[..depth]);
    }
}
