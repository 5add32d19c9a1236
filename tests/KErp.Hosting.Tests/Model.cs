using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace KErp.Hosting.Tests;

/// <summary>K-ERP's AppHost, built but not started.</summary>
internal static class Model
{
    public static IDistributedApplicationTestingBuilder AppHost(TemporaryFolder data, params string[] arguments) =>
        DistributedApplicationTestingBuilder.CreateAsync<Projects.KErp_AppHost>(
            ["--KErp:Engine=process", $"--KErp:DataDirectory={data.Path}", .. arguments], TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    public static IDistributedApplicationTestingBuilder Published(TemporaryFolder data) =>
        AppHost(data, "--operation", "publish", "--publisher", "manifest");

    public static IEnumerable<IResource> Resources(this IDistributedApplicationTestingBuilder builder) =>
        builder.Resources.Where(r => r is not ParameterResource && !r.HasAnnotationOfType<ExplicitStartupAnnotation>());
}

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kerp-test-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
