namespace KErp.Sandbox.Faults;

/// <summary>The faults that are switched on, oldest first. In memory: a restart clears them.</summary>
internal sealed class FaultSwitches
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];

    /// <summary>Adds a fault, or replaces the one of the same operation and kind: a PUT may be repeated.</summary>
    public void Set(Fault fault)
    {
        lock (_gate)
        {
            var at = _faults.FindIndex(f => f.Operation == fault.Operation && f.Kind == fault.Kind);
            if (at < 0)
                _faults.Add(fault);
            else
                _faults[at] = fault;
        }
    }

    public Fault[] List()
    {
        lock (_gate)
            return [.. _faults];
    }

    public void Clear()
    {
        lock (_gate)
            _faults.Clear();
    }

    public Fault? TakeBefore(FaultOperation operation) => Take(f => f.Hits(operation) && !f.IsAfterAccept);

    public Fault? TakeAfterAccept(FaultOperation operation) => Take(f => f.Hits(operation) && f.IsAfterAccept);

    /// <summary>Finding and counting down are one step, so that a count of 3 hits exactly three of many parallel requests.</summary>
    private Fault? Take(Predicate<Fault> wanted)
    {
        lock (_gate)
        {
            var at = _faults.FindIndex(wanted);
            if (at < 0)
                return null;

            var fault = _faults[at];
            if (fault.Count == 1)
                _faults.RemoveAt(at);
            else if (fault.Count is { } left)
                _faults[at] = fault with { Count = left - 1 };
            return fault;
        }
    }
}
