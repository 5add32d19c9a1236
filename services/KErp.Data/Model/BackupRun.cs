namespace KErp.Data.Model;

/// <summary>One dump of the database, written by the job that made it when it ended. It failed if it says why.</summary>
public sealed class BackupRun
{
    /// <summary>Of the file or object.</summary>
    public required string Name { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Of the dump as it was read back from where it is kept.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>Lower-case hexadecimal.</summary>
    public string? Sha256 { get; init; }
    public string? Failure { get; init; }
}
