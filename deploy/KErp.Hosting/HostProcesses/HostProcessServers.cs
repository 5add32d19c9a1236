using Aspire.Hosting.ApplicationModel;
using KErp.Hosting.HostProcesses;

namespace Aspire.Hosting;

/// <summary>Puts a server on the chosen engine. With containers there is nothing to do: the model already describes one.</summary>
public static class HostProcessServers
{
    public static IResourceBuilder<PostgresServerResource> RunOn(this IResourceBuilder<PostgresServerResource> server, LocalEngine engine)
    {
        if (!engine.UsesProcesses)
            return server;
        var process = new PostgresHostProcess(engine, engine.Data.For(server.Resource.Name));
        return server.WithRequiredProgram("postgres").RunAsHostProcess(process.Command, process.PrepareAsync);
    }

    public static IResourceBuilder<RedisResource> RunOn(this IResourceBuilder<RedisResource> server, LocalEngine engine)
    {
        if (!engine.UsesProcesses)
            return server;
        var process = new RedisHostProcess(engine, engine.Data.For(server.Resource.Name));
        // With a developer certificate on the machine Redis would be given TLS, which a plain redis-server does not speak.
        return server.WithoutHttpsCertificate().WithRequiredProgram("redis-server").RunAsHostProcess(process.Command, process.PrepareAsync);
    }

    public static IResourceBuilder<NatsServerResource> RunOn(this IResourceBuilder<NatsServerResource> server, LocalEngine engine)
    {
        if (!engine.UsesProcesses)
            return server;
        var process = new NatsHostProcess(engine, engine.Data.For(server.Resource.Name));
        return server.WithRequiredProgram("nats-server").RunAsHostProcess(process.Command, process.PrepareAsync);
    }
}
