namespace KErp.Data.Model;

/// <summary>The answer to the first successful request with a key, written in the same transaction as its effect.</summary>
public sealed class IdempotencyKey
{
    public required Guid CompanyId { get; init; }
    public required string Route { get; init; }
    public required string Key { get; init; }

    /// <summary>SHA-256 of the canonical request body; where that holds personal data, an HMAC with the id of its key.</summary>
    public required byte[] Fingerprint { get; init; }
    public required int ResponseStatus { get; init; }
    public required string ResponseBody { get; init; }
    public required string ResponseLocation { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
