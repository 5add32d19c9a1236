using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace KErp.Hosting.HostProcesses;

/// <summary>Redis on this machine, with its append-only file.</summary>
internal sealed class RedisHostProcess(LocalEngine engine, string folder)
{
    private readonly string _configuration = Path.Combine(folder, "redis.conf");

    public string[] Command => [engine.Programs.Find("redis-server") ?? "redis-server", _configuration];

    public async Task PrepareAsync(RedisResource server, ILogger logger, CancellationToken cancellationToken)
    {
        PrivateFile.CreateFolder(folder);
        var password = server.PasswordParameter is { } parameter ? await parameter.GetValueAsync(cancellationToken) : null;
        await PrivateFile.WriteAsync(_configuration, $"""
            bind 127.0.0.1
            port {server.PortOf("tcp")}
            dir {folder}
            appendonly yes
            {(password is null ? "" : $"requirepass {password}")}

            """, cancellationToken);
    }
}
