using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace KErp.Hosting.HostProcesses;

/// <summary>PostgreSQL on this machine: durable defaults, a cluster of its own, TCP on loopback only.</summary>
internal sealed class PostgresHostProcess(LocalEngine engine, string folder)
{
    private readonly string _cluster = Path.Combine(folder, "data");
    private readonly string _postgres = engine.Programs.Find("postgres") is { } found ? RealPath(found) : "postgres";

    public string[] Command => [.. HostUser.AsPostgres, _postgres, "-D", _cluster, "-c", $"config_file={Path.Combine(folder, "kerp.conf")}"];

    /// <summary>Makes the cluster at the first start, and at every start the settings and the password of the model.</summary>
    public async Task PrepareAsync(PostgresServerResource server, ILogger logger, CancellationToken cancellationToken)
    {
        PrivateFile.CreateFolder(folder);
        if (HostUser.IsRoot)
            await CommandRunner.RunAsync(["chown", $"{HostUser.Postgres}:{HostUser.Postgres}", folder], null, logger, cancellationToken);

        var user = (await server.UserNameReference.GetValueAsync(cancellationToken))!;
        if (!Directory.Exists(_cluster))
            await InitialiseAsync(user, logger, cancellationToken);
        await WriteSettingsAsync(server, cancellationToken);
        await SetPasswordAsync(user, (await server.PasswordParameter.GetValueAsync(cancellationToken))!, logger, cancellationToken);
    }

    private async Task InitialiseAsync(string user, ILogger logger, CancellationToken cancellationToken)
    {
        // Under another name until it is complete: an initdb that was interrupted leaves nothing that looks like a cluster.
        var unfinished = $"{_cluster}.new";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        var initdb = Path.Combine(Path.GetDirectoryName(_postgres)!, "initdb");
        await CommandRunner.RunAsync(
            [.. HostUser.AsPostgres, initdb, "-D", unfinished, "-U", user, "--no-instructions", "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums", "--auth-local=reject", "--auth-host=scram-sha-256"],
            null, logger, cancellationToken);
        Directory.Move(unfinished, _cluster);
    }

    private Task WriteSettingsAsync(PostgresServerResource server, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(Path.Combine(folder, "kerp.conf"), $"""
            include '{_cluster}/postgresql.conf'
            hba_file = '{_cluster}/pg_hba.conf'
            ident_file = '{_cluster}/pg_ident.conf'
            listen_addresses = '127.0.0.1'
            port = {server.PortOf("tcp")}
            unix_socket_directories = ''
            max_connections = 200

            """, cancellationToken);

    /// <summary>In single-user mode, which needs no server and no old password, so that kept data always match the model.</summary>
    private async Task SetPasswordAsync(string user, string password, ILogger logger, CancellationToken cancellationToken)
    {
        var statement = $"ALTER ROLE \"{user}\" PASSWORD '{password.Replace("'", "''", StringComparison.Ordinal)}';\n";
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await CommandRunner.RunAsync([.. HostUser.AsPostgres, _postgres, "--single", "-D", _cluster, "postgres"], statement, logger, cancellationToken);
                return;
            }
            // After a kill -9 the old server's children need a moment to notice and to let go of its memory.
            catch (DistributedApplicationException e) when (attempt < 20)
            {
                EngineLog.TryingAgain(logger, e.Message);
                await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
            }
        }
    }

    /// <summary>Its tools lie beside the file itself, not beside a link to it.</summary>
    private static string RealPath(string program) =>
        File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program;
}
