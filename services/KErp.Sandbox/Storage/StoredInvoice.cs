using KErp.Sandbox.Popbill;

namespace KErp.Sandbox.Storage;

/// <summary>A document as one of its two businesses calls it.</summary>
internal sealed record InvoiceKey(Side Side, string CorpNum, string Key);

/// <summary>A document as the sandbox keeps it.</summary>
internal sealed record StoredInvoice
{
    public required long Id { get; init; }
    public required string Seller { get; init; }
    public string? SellerKey { get; init; }
    public string? Buyer { get; init; }
    public string? BuyerKey { get; init; }

    /// <summary>Given at issue.</summary>
    public string? ConfirmNum { get; init; }

    public required string ItemKey { get; init; }

    /// <summary>The JSON as it was received.</summary>
    public required string Document { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>When it leaves, or left, for the tax office; nothing while it is held back or has no business there.</summary>
    public DateTimeOffset? DepartsAt { get; init; }

    public required int State { get; init; }
    public required DateTimeOffset StateAt { get; init; }
    public string? StateMemo { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public DateTimeOffset? ResultAt { get; init; }

    /// <summary>The tax office's answer, as <c>SUC001</c>.</summary>
    public string? ResultCode { get; init; }

    public StoredInvoice In(int state, DateTimeOffset at, string? memo = null) => this with { State = state, StateAt = at, StateMemo = memo };
}
