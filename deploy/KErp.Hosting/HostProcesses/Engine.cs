using KErp.Names;

namespace KErp.Hosting.HostProcesses;

/// <summary>What runs PostgreSQL, Redis and NATS.</summary>
public enum Engine
{
    Container,
    Process,
}

/// <summary>The engine and the sentence that says why.</summary>
public sealed record EngineDecision(Engine Engine, string Reason)
{
    /// <summary>Decides from <see cref="AppHostKeys.Engine"/>; a runtime is asked only where the answer matters.</summary>
    public static EngineDecision Make(string? setting, bool publishing, Func<bool> containerRuntimeAnswers)
    {
        if (publishing)
            return new(Engine.Container, "publishing describes containers");

        return (setting ?? "auto").ToLowerInvariant() switch
        {
            "process" => new(Engine.Process, $"{AppHostKeys.Engine} says so"),
            "container" when containerRuntimeAnswers() => new(Engine.Container, $"{AppHostKeys.Engine} says so"),
            "container" => throw new DistributedApplicationException(
                $"{AppHostKeys.Engine} is 'container' and no container runtime answers. Start Docker, or for podman set ASPIRE_CONTAINER_RUNTIME=podman, "
                + $"or set {AppHostKeys.Engine} to 'process'."),
            "auto" when containerRuntimeAnswers() => new(Engine.Container, "a container runtime answers"),
            "auto" => new(Engine.Process, "no container runtime answers"),
            var other => throw new DistributedApplicationException($"{AppHostKeys.Engine} is '{other}': write auto, container or process."),
        };
    }
}
