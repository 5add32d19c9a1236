using KErp.Data.Operations;
using KErp.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;

namespace KErp.Messaging.Replicas;

public static class ReplicaServiceExtensions
{
    /// <summary>Makes the process a live replica that hears commands and can pass them on. Needs the broker and the company's data.</summary>
    public static IServiceCollection AddReplicas(this IServiceCollection services, string service)
    {
        services.AddValidatedOptions<ReplicaOptions>(ReplicaOptions.Section);
        services.AddSingleton(new LiveReplica(Guid.CreateVersion7(), service, $"{Environment.MachineName}/{Environment.ProcessId}"));
        services.AddCircuitBreakers();
        services.AddCommonActions();
        services.AddSingleton<ReplicaExecutor>();
        services.AddSingleton<ReplicaCommands>();
        // In this order: a replica listens before it is expected to.
        services.AddHostedService<ReplicaListener>();
        services.AddHostedService<ReplicaHeartbeat>();
        return services;
    }

    public static IServiceCollection AddReplicaAction(
        this IServiceCollection services, string name, Func<IServiceProvider, string?, CancellationToken, Task<ActionResult>> run) =>
        services.AddSingleton(provider => new ReplicaAction(name, (target, cancellation) => run(provider, target, cancellation)));
}
