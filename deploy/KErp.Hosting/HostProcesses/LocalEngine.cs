namespace KErp.Hosting.HostProcesses;

/// <summary>The engine chosen for one AppHost, and what the process engine shares between its servers.</summary>
public sealed class LocalEngine
{
    internal LocalEngine(EngineDecision decision, ProgramFinder programs, DataDirectory data)
    {
        Decision = decision;
        Programs = programs;
        Data = data;
    }

    public EngineDecision Decision { get; }

    public DataDirectory Data { get; }

    internal ProgramFinder Programs { get; }

    internal bool UsesProcesses => Decision.Engine == Engine.Process;
}
