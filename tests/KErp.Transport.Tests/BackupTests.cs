using KErp.Data.Schema;
using KErp.Names;
using KErp.ServiceDefaults;
using KErp.Transport.Tests.Servers;

namespace KErp.Transport.Tests;

/// <summary>The backup's connection, which is libpq's own: it takes the bundle of issuers from the same variable as the services.</summary>
public sealed class BackupTests(TlsServers servers) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kerp-backup-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("?sslmode=verify-full")]
    public async Task the_right_issuer_and_name_are_dumped(string parameters)
    {
        var owner = Settings.Of((EnvironmentVariables.OwnerDatabaseUrl, Settings.Postgres(servers, Settings.RightHost)), Settings.CaFile(servers.CaFile));
        await new SchemaMigrator(owner.GetPostgresConnectionString(ConnectionNames.OwnerDatabase)).UpAsync(
            new RolePasswords(TlsServers.Password, TlsServers.Password, TlsServers.Password, TlsServers.Password), TestContext.Current.CancellationToken);

        var (exitCode, output) = await RunAsync(Settings.RightHost, servers.CaFile, parameters);

        Assert.True(exitCode == 0, output);
        Assert.Single(Directory.EnumerateFiles(_folder, "*.dump"));
    }

    [Fact]
    public async Task another_issuer_is_refused() =>
        await AssertRefusedAsync("certificate verify failed", RunAsync(Settings.RightHost, servers.StrangersCaFile));

    [Fact]
    public async Task another_host_name_is_refused() =>
        await AssertRefusedAsync("does not match host name", RunAsync(Settings.WrongHost, servers.CaFile));

    [Theory]
    [InlineData("?sslmode=require")]
    [InlineData("?sslmode=disable")]
    public async Task less_than_verification_is_refused(string parameters) =>
        await AssertRefusedAsync("DATABASE_URL must have sslmode=verify-full", RunAsync(Settings.RightHost, servers.CaFile, parameters));

    private async Task AssertRefusedAsync(string reason, Task<(int ExitCode, string Output)> running)
    {
        var (exitCode, output) = await running;
        Assert.NotEqual(0, exitCode);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        Assert.DoesNotContain(TlsServers.Password, output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
    }

    private Task<(int ExitCode, string Output)> RunAsync(string host, string caFile, string parameters = "") => ServerProcess.RunAsync(
        [Path.Combine(Repository.Root, "deploy", "scripts", "backup.sh")],
        (EnvironmentVariables.DatabaseUrl, Settings.Postgres(servers, host, parameters, DatabaseRoles.Backup)),
        (EnvironmentVariables.BackupDirectory, _folder),
        (EnvironmentVariables.TlsCaFile, caFile));
}
