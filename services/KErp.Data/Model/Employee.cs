namespace KErp.Data.Model;

/// <summary>A person whom a company employs or employed, see <see cref="EmploymentPeriod"/>.</summary>
public sealed class Employee
{
    public required Guid CompanyId { get; init; }
    public required Guid Id { get; init; }
    public required string Name { get; set; }

    /// <summary>주민등록번호, sealed by <see cref="Encryption.FieldCipher"/>.</summary>
    public required string ResidentNumber { get; set; }

    /// <summary>What it is found by: an HMAC that carries the id of its key.</summary>
    public required string ResidentNumberIndex { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}
