namespace KErp.Messaging.Replicas;

/// <summary>Something that this replica does when told to.</summary>
/// <param name="Name">One of <see cref="Names.ReplicaActions"/>.</param>
/// <param name="RunAsync">Given the target; throws when it failed.</param>
public sealed record ReplicaAction(string Name, Func<string?, CancellationToken, Task<ActionResult>> RunAsync);

/// <param name="Detail">Any object, for the operator's eyes.</param>
public sealed record ActionResult(ReplicaOutcome Outcome, object? Detail)
{
    public static ActionResult Done(object? detail = null) => new(ReplicaOutcome.Done, detail);

    /// <summary>There is nothing here that the command is about.</summary>
    public static ActionResult NotHere { get; } = new(ReplicaOutcome.Skipped, "not here");
}
