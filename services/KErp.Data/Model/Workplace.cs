using KErp.Domain.Contributions;

namespace KErp.Data.Model;

/// <summary>사업장: where employees are insured.</summary>
public sealed class Workplace
{
    public required Guid CompanyId { get; init; }
    public required Guid Id { get; init; }

    /// <summary>사업장관리번호, 11 digits.</summary>
    public required string ManagementNumber { get; set; }
    public required string Name { get; set; }
    public required WorkplaceTerms Terms { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}
