namespace KErp.Kubernetes.Workloads;

/// <summary>How a resource of the model runs in the cluster.</summary>
public sealed record WorkloadSettings
{
    /// <summary>The workload: release, label <c>app</c>, ServiceAccount and Prometheus job.</summary>
    public required string Name { get; init; }

    /// <summary>The chart below <c>deploy/helm</c> that releases it; null for a Job, which is no release.</summary>
    public string? Chart { get; init; }

    /// <summary>The image's name in <c>deploy/images.json</c>; the workload's own when null.</summary>
    public string? Image { get; init; }

    public required string Container { get; init; }

    /// <summary><c>app.kubernetes.io/component</c>.</summary>
    public required string Component { get; init; }

    public required ContainerNeeds Needs { get; init; }

    /// <summary>Replicas by environment; none for a Job.</summary>
    public IReadOnlyDictionary<string, ReplicaRange> Replicas { get; init; } = new Dictionary<string, ReplicaRange>();

    public Autoscaling? Autoscaling { get; init; }

    public VerticalBounds? VerticalBounds { get; init; }

    public ProbeTimes Probes { get; init; } = new();

    /// <summary>By environment: how many pods a drain leaves; elsewhere it takes one at a time.</summary>
    public IReadOnlyDictionary<string, int> MinAvailable { get; init; } = new Dictionary<string, int>();

    /// <summary>Talks to hosts of the internet by HTTPS.</summary>
    public bool ExternalHttps { get; init; }

    /// <summary>Sends mails.</summary>
    public bool ExternalMail { get; init; }

    /// <summary>Runs on the node group that is tainted for it.</summary>
    public bool OnPythonNodes { get; init; }

    /// <summary>Folders that must be writable, besides <c>/tmp</c>.</summary>
    public IReadOnlyList<string> Scratch { get; init; } = [];

    /// <summary>A folder that outlives the pods and that all of them write to.</summary>
    public string? SharedFolder { get; init; }
}

/// <summary>Kubernetes quantities.</summary>
public sealed record ContainerNeeds(string CpuRequest, string MemoryRequest, string CpuLimit, string MemoryLimit)
{
    public string EphemeralRequest { get; init; } = "64Mi";
    public string EphemeralLimit { get; init; } = "512Mi";
}

/// <summary>As many as <paramref name="Min"/>; an autoscaler adds up to <paramref name="Max"/>.</summary>
public sealed record ReplicaRange(int Min, int Max)
{
    public ReplicaRange(int number)
        : this(number, number)
    {
    }

    public bool Scales => Max > Min;
}

/// <summary>Seconds.</summary>
public sealed record ProbeTimes
{
    public int LivenessDelay { get; init; } = 15;
    public int LivenessPeriod { get; init; } = 10;
    public int ReadinessDelay { get; init; } = 5;
    public int ReadinessPeriod { get; init; } = 5;
    public int StartupPeriod { get; init; } = 5;
    public int StartupFailures { get; init; } = 30;
    public int Timeout { get; init; } = 3;

    /// <summary>Between the pod's removal from the Service and the signal, for load balancers that hear of it late.</summary>
    public int PreStop { get; init; } = 15;

    /// <summary>Of the whole end, <see cref="PreStop"/> included.</summary>
    public int Grace { get; init; } = 60;
}
