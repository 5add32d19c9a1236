using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace KErp.Hosting.HostProcesses;

/// <summary>NATS on this machine. Its store lies apart from its configuration, so that a test can remove the one and keep the other.</summary>
internal sealed class NatsHostProcess(LocalEngine engine, string folder)
{
    private readonly string _configuration = Path.Combine(folder, "nats.conf");

    public string[] Command => [engine.Programs.Find("nats-server") ?? "nats-server", "--config", _configuration];

    public async Task PrepareAsync(NatsServerResource server, ILogger logger, CancellationToken cancellationToken)
    {
        PrivateFile.CreateFolder(folder);
        var password = await server.PasswordParameter.GetValueAsync(cancellationToken);
        await PrivateFile.WriteAsync(_configuration, $$"""
            listen: "127.0.0.1:{{server.PortOf(NatsServerResource.PrimaryEndpointName)}}"
            http: "127.0.0.1:{{server.PortOf(NatsServerResource.MonitoringEndpointName)}}"
            authorization { user: "{{NatsServerResource.UserName}}", password: "{{password}}" }
            {{(server.JetStreamEnabled ? $"jetstream {{ store_dir: \"{Path.Combine(folder, "store")}\" }}" : "")}}

            """, cancellationToken);
    }
}
