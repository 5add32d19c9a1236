using KErp.Kubernetes.Stages;
using KErp.Kubernetes.Workloads;

namespace KErp.Kubernetes.Model;

/// <summary>A resource of the model, read for one environment: all that its objects are made of.</summary>
internal sealed record Workload(WorkloadKind Kind, WorkloadSettings Settings, IResource Resource)
{
    /// <summary>DNS name of its Service: the resource's, which the model's addresses use.</summary>
    public string ServiceName => Resource.Name;

    public required IReadOnlyList<WorkloadPort> Ports { get; init; }

    public required IReadOnlyList<WorkloadProbe> Probes { get; init; }

    /// <summary>What anybody may read.</summary>
    public required IReadOnlyDictionary<string, string> Config { get; init; }

    public required IReadOnlyDictionary<string, SecretVariable> Secrets { get; init; }

    /// <summary>Whom it calls.</summary>
    public required IReadOnlyList<Target> Calls { get; init; }

    public required IReadOnlyList<string> Command { get; init; }

    public ReplicaRange ReplicasIn(Stage stage) => Settings.Replicas[stage.Environment];
}

internal sealed record WorkloadPort(string Name, int Number)
{
    public bool IsManagement => Name == Endpoints.Management;
}

/// <param name="Type">Startup, readiness or liveness.</param>
/// <param name="Port">By its name.</param>
/// <param name="Path">Of an HTTP GET.</param>
internal sealed record WorkloadProbe(ProbeType Type, string Port, string Path);

/// <param name="Location">Where the operator keeps it.</param>
/// <param name="DevValue">What it is where everything runs in the cluster.</param>
internal sealed record SecretVariable(SecretLocation Location, string DevValue);

/// <summary>An endpoint of another resource of the model.</summary>
internal sealed record Target(IResource Resource, int Port);
