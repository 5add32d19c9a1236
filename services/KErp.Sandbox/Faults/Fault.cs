namespace KErp.Sandbox.Faults;

public enum FaultOperation
{
    Token,
    Time,
    Issue,
    Bulk,
    BulkState,
    Info,

    /// <summary>The states of many documents.</summary>
    Infos,
    Search,
    Cancel,
    NtsSend,
    Delete,
    Request,
    CancelRequest,
    AssignKey,
    Refuse,

    /// <summary>Reading membership, certificate, price and points.</summary>
    Account,
    Join,
    Closedown,
    HometaxRequest,
    HometaxState,
    HometaxSearch,

    /// <summary>The state of businesses at the tax office, which is another provider than those above.</summary>
    NtsStatus,

    /// <summary>Telling the partner. It goes the other way.</summary>
    Webhook,

    /// <summary>Taking a mail.</summary>
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

    /// <summary>Makes the change or keeps the mail, then answers <c>statusCode</c>.</summary>
    StatusAfterAccept,

    /// <summary>
    /// Makes the change, keeps the mail or tells the partner, then holds the answer for <c>latencyMs</c> (else: a change's
    /// until the client leaves, a mail's not at all) and closes.
    /// </summary>
    TimeoutAfterAccept,

    /// <summary>Makes the change and delivers the request again, as a proxy that retries: the answer is the second one's.</summary>
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

    /// <summary>A provider that is away leaves the tax office, the partner and the mail server alone.</summary>
    public bool Hits(FaultOperation operation) =>
        (Operation is { } one ? one == operation : IsOfProvider(operation)) && CanActOn(Kind, operation);

    /// <summary>Only a change is accepted; time, the SDK's way of joining and other providers need no token.</summary>
    public static bool CanActOn(FaultKind kind, FaultOperation operation) => kind switch
    {
        FaultKind.Status => operation != FaultOperation.Webhook,
        FaultKind.StatusAfterAccept => operation == FaultOperation.Mail || IsChange(operation),
        FaultKind.TimeoutAfterAccept => operation is FaultOperation.Mail or FaultOperation.Webhook || IsChange(operation),
        FaultKind.Duplicate => IsChange(operation),
        FaultKind.ExpiredToken => operation is not (FaultOperation.Time or FaultOperation.Join) && IsOfProvider(operation),
        FaultKind.Garbage => operation is not (FaultOperation.Mail or FaultOperation.Webhook),
        _ => true,
    };

    private static bool IsOfProvider(FaultOperation operation) =>
        operation is not (FaultOperation.NtsStatus or FaultOperation.Webhook or FaultOperation.Mail);

    private static bool IsChange(FaultOperation operation) => operation is
        FaultOperation.Issue or FaultOperation.Bulk or FaultOperation.Cancel or FaultOperation.NtsSend or FaultOperation.Delete
        or FaultOperation.Request or FaultOperation.CancelRequest or FaultOperation.AssignKey or FaultOperation.Refuse
        or FaultOperation.Join or FaultOperation.HometaxRequest;
}
