namespace KErp.Data.Model;

/// <summary>홈택스 수집: one request for the invoices that the tax office has of a period.</summary>
public sealed class CollectionJob
{
    public required Guid CompanyId { get; init; }
    public required Guid Id { get; init; }
    public required CollectionDirection Direction { get; init; }

    /// <summary>전송일자, both days included.</summary>
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public CollectionState State { get; set; }

    /// <summary>The provider's id of the job, once it runs.</summary>
    public string? JobId { get; set; }

    /// <summary>How many the tax office has, and how many of them were new to us.</summary>
    public int? Found { get; set; }
    public int? Added { get; set; }
    public string? FailureCode { get; set; }
    public string? FailureMessage { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }
}

public enum CollectionDirection
{
    /// <summary>매출.</summary>
    Sales,

    /// <summary>매입.</summary>
    Purchases,
}

public enum CollectionState
{
    Queued,
    Running,
    Done,
    Failed,
}
