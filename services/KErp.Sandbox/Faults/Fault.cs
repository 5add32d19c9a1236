namespace KErp.Sandbox.Faults;

public enum FaultOperation
{
    Token,
    Time,
    Issue,
    Info,

    /// <summary>Taking a mail. Another provider than the four above.</summary>
    Mail,
}

public enum FaultKind
{
    /// <summary>Waits <c>latencyMs</c>, then does what was asked.</summary>
    Latency,

    /// <summary>Answers <c>statusCode</c>, and does nothing.</summary>
    Status,

    /// <summary>Closes the connection without an answer, and does nothing.</summary>
    Drop,

    /// <summary>At <c>token</c>: hands out a token that has expired. Elsewhere: 401, as if the token had.</summary>
    ExpiredToken,

    /// <summary>Answers 200 with a page that is no JSON, and does nothing.</summary>
    Garbage,

    /// <summary>Issues the invoice or keeps the mail, then answers <c>statusCode</c>.</summary>
    StatusAfterAccept,

    /// <summary>
    /// Issues the invoice or keeps the mail, then holds the answer for <c>latencyMs</c> (else: an invoice's until the client
    /// leaves, a mail's not at all) and closes.
    /// </summary>
    TimeoutAfterAccept,

    /// <summary>Issues the invoice and delivers the request again, as a proxy that retries: the answer is the second one's.</summary>
    Duplicate,
}

/// <summary>
/// One fault that is switched on. No operation stands for <c>*</c>: every one of Linkhub and Popbill on which the kind can
/// act. Count is how many more requests it hits; none: until cleared.
/// </summary>
internal sealed record Fault(FaultOperation? Operation, FaultKind Kind, int? Count, int? LatencyMs, int? StatusCode)
{
    public bool IsAfterAccept =>
        Kind is FaultKind.StatusAfterAccept or FaultKind.TimeoutAfterAccept or FaultKind.Duplicate;

    /// <summary>A provider that is away leaves the mail server alone.</summary>
    public bool Hits(FaultOperation operation) =>
        (Operation is { } one ? one == operation : operation != FaultOperation.Mail) && CanActOn(Kind, operation);

    /// <summary>Only an issue and a mail are accepted, and neither time nor mail needs a token.</summary>
    public static bool CanActOn(FaultKind kind, FaultOperation operation) => kind switch
    {
        FaultKind.StatusAfterAccept or FaultKind.TimeoutAfterAccept => operation is FaultOperation.Issue or FaultOperation.Mail,
        FaultKind.Duplicate => operation == FaultOperation.Issue,
        FaultKind.ExpiredToken => operation is not (FaultOperation.Time or FaultOperation.Mail),
        FaultKind.Garbage => operation != FaultOperation.Mail,
        _ => true,
    };
}
