namespace KErp.Sandbox.Storage;

/// <summary>An issued document as the sandbox keeps it; <c>Document</c> is the JSON as it was received.</summary>
internal sealed record StoredInvoice(
    long Id,
    string ConfirmNum,
    string ItemKey,
    string Document,
    DateTimeOffset IssuedAt,
    int State,
    DateTimeOffset StateAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? ResultAt);
