namespace KErp.Kubernetes.Model;

/// <summary>Everything that stands against publishing, reported together and before a file is written.</summary>
internal sealed class ModelProblems
{
    private readonly SortedSet<string> _problems = new(StringComparer.Ordinal);

    public void Add(IResource resource, string problem) => Add($"{resource.Name}: {problem}");

    public void Add(string problem) => _problems.Add(problem);

    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
            throw new DistributedApplicationException("The model cannot be published:" + string.Concat(_problems.Select(p => $"\n  {p}")));
    }
}
