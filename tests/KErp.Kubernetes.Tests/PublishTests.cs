using System.Diagnostics;

namespace KErp.Kubernetes.Tests;

/// <summary>The AppHost as a program that publishes.</summary>
public sealed class PublishTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kerp-publish-");

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("kerp-home-");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _home.Delete(recursive: true);
    }

    /// <summary>Which is also: two publishes are the same to the byte, on whatever machine the first one was.</summary>
    [Fact]
    public async Task What_is_committed_is_what_the_model_publishes()
    {
        var started = Stopwatch.GetTimestamp();
        var (exitCode, output) = await PublishAsync();
        var took = Stopwatch.GetElapsedTime(started);

        Assert.True(exitCode == 0, output);
        Assert.InRange(took, TimeSpan.Zero, Limit);
        Assert.Equal(Committed().Keys, Published().Keys);
        Assert.All(Published(), file => Assert.True(file.Value == Committed()[file.Key], $"deploy/{file.Key} is not what the model publishes; ./kerp publish writes it."));
    }

    [Fact]
    public async Task One_environment_leaves_the_others_alone_and_files_that_are_published_no_longer_go()
    {
        Directory.CreateDirectory(InFolder("kubernetes/prod"));
        Directory.CreateDirectory(InFolder("kubernetes/dev"));
        await File.WriteAllTextAsync(InFolder("kubernetes/prod/kept.yaml"), "", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(InFolder("kubernetes/dev/of-yesterday.yaml"), "", TestContext.Current.CancellationToken);

        var (exitCode, output) = await PublishAsync("--environment", "dev");

        Assert.True(exitCode == 0, output);
        Assert.Equal(["kubernetes/prod/kept.yaml"], Published().Keys.Where(file => !file.StartsWith("helm/", StringComparison.Ordinal) && !file.Contains("/dev/", StringComparison.Ordinal)));
        Assert.DoesNotContain("kubernetes/dev/of-yesterday.yaml", Published().Keys);
        Assert.Contains("kubernetes/dev/namespaces.yaml", Published().Keys);
        Assert.All(Published().Keys, file => Assert.DoesNotContain("/values/staging", file, StringComparison.Ordinal));
    }

    /// <summary>Aspire would write generated passwords into the user's folder, and warn of every secret that has no value.</summary>
    [Fact]
    public async Task No_secret_is_kept_and_none_is_missed()
    {
        var (exitCode, output) = await PublishAsync();

        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("warn:", output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_home.FullName, "*.json", SearchOption.AllDirectories));
    }

    private string InFolder(string path) => Path.Combine(_folder.FullName, path);

    private SortedDictionary<string, string> Published() => Files(_folder.FullName);

    private static SortedDictionary<string, string> Committed() => Files(PublishedModel.Deploy);

    /// <summary>What publishing owns of a folder.</summary>
    private static SortedDictionary<string, string> Files(string folder) => new(
        ((string[])["helm", "kubernetes"]).Select(part => Path.Combine(folder, part))
            .SelectMany(part => Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories))
            .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText),
        StringComparer.Ordinal);

    private async Task<(int ExitCode, string Output)> PublishAsync(params string[] more)
    {
        var appHost = Path.Combine(Repository.Root, "KErp.AppHost");
        var program = Path.Combine(appHost, "bin", Path.GetRelativePath(Path.Combine(Repository.Root, "tests/KErp.Kubernetes.Tests/bin"), AppContext.BaseDirectory), "KErp.AppHost.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--operation", "publish", "--step", "publish", "--output-path", _folder.FullName, .. more])
        {
            WorkingDirectory = appHost, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["HOME"] = _home.FullName;
        // What a test runner or a developer may have set decides about services, not about what is published.
        foreach (var name in (string[])["DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT"]) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }
}
