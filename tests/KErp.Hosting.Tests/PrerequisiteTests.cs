using Aspire.Hosting;
using KErp.Hosting.HostProcesses;

namespace KErp.Hosting.Tests;

public sealed class PrerequisiteTests
{
    [Fact]
    public async Task Everything_that_is_missing_is_named_in_one_error_with_the_command_that_installs_it()
    {
        using var folder = new TemporaryFolder();
        await using var app = await Model.AppHost(folder, $"--KERP_PROGRAM_PATH={folder.Path}").BuildAsync(TestContext.Current.CancellationToken);

        var mistake = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.StartAsync(TestContext.Current.CancellationToken));

        Assert.All(["postgres", "redis-server", "nats-server", "python3", "grpc"], name => Assert.Contains(name, mistake.Message, StringComparison.Ordinal));
        Assert.Contains("apt-get install --yes nats-server postgresql python3 python3-aiohttp", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_is_there_is_not_missing()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("nats-server"), "");

        Assert.Equal(folder.File("nats-server"), new ProgramFinder(folder.Path).Find("nats-server"));
        Assert.Null(new ProgramFinder(folder.Path).Find("redis-server"));
    }

    [Fact]
    public void Every_row_of_the_list_has_a_package_and_a_known_set()
    {
        Assert.NotEmpty(Prerequisite.All);
        Assert.All(Prerequisite.All, p =>
        {
            Assert.NotEmpty(p.Package);
            Assert.Contains(p.Set, (string[])["engine", "run", "test", "containers"]);
        });
    }
}
