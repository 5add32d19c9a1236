namespace KErp.Data.Model;

/// <summary>A user's role in a company.</summary>
public sealed class Membership
{
    public required Guid UserId { get; init; }
    public required Guid CompanyId { get; init; }
    public required Role Role { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}
