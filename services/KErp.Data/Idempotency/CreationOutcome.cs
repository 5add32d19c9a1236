using KErp.Domain;

namespace KErp.Data.Idempotency;

public abstract record CreationOutcome
{
    private CreationOutcome() { }

    public sealed record Created : CreationOutcome;

    /// <summary>The key was used before with the same body.</summary>
    public sealed record Replayed(SavedResponse Response) : CreationOutcome;

    /// <summary>The key was used before with another body.</summary>
    public sealed record KeyReused : CreationOutcome;

    /// <summary>A request with the key is still running after the lock time-out.</summary>
    public sealed record InProgress : CreationOutcome;

    /// <summary>What is there already stands against it. Nothing was written, the key neither.</summary>
    public sealed record Refused(IReadOnlyList<Violation> Violations) : CreationOutcome;
}
