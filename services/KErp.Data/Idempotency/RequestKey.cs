namespace KErp.Data.Idempotency;

/// <summary>What makes a request the same as an earlier one.</summary>
/// <param name="Fingerprint">Of the body; remembered.</param>
public sealed record RequestKey(string Route, string Key, byte[] Fingerprint)
{
    /// <summary>What the fingerprint of the same body would have been under keys that are going out of use.</summary>
    public IReadOnlyList<byte[]> FormerFingerprints { get; init; } = [];

    /// <summary>Whether the remembered request had the same body.</summary>
    public bool Matches(byte[] remembered) => FormerFingerprints.Prepend(Fingerprint).Any(f => f.AsSpan().SequenceEqual(remembered));
}

/// <summary>The answer that is remembered with the key, to the byte.</summary>
public sealed record SavedResponse(int Status, string Body, string Location);
