using Aspire.Hosting;
using KErp.Hosting.HostProcesses;

namespace KErp.Hosting.Tests;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void One_folder_serves_one_apphost_at_a_time()
    {
        var data = DataDirectory.Choose(_folder.Path, "/repository", "/repository/AppHost", asRoot: true);

        using (data.Lock())
        {
            var mistake = Assert.Throws<DistributedApplicationException>(() => data.Lock());
            Assert.Contains("KErp:DataDirectory", mistake.Message, StringComparison.Ordinal);
        }
        data.Lock().Dispose();
    }

    [Fact]
    public void A_repository_that_user_postgres_cannot_enter_keeps_its_data_in_var_tmp()
    {
        var locked = _folder.File("home");
        PrivateFile.CreateFolder(locked);

        var data = DataDirectory.Choose(null, locked, $"{locked}/KErp.AppHost", asRoot: true);

        Assert.StartsWith("/var/tmp/kerp-", data.Path, StringComparison.Ordinal);
        Assert.Contains("cannot enter", data.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/usr", true)]
    [InlineData("/nobody/enters/this", false)]
    public void Otherwise_they_lie_in_the_repository(string repository, bool asRoot) =>
        Assert.Equal($"{repository}/.kerp", DataDirectory.Choose(null, repository, $"{repository}/KErp.AppHost", asRoot).Path);

    public void Dispose() => _folder.Dispose();
}
