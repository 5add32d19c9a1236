using KErp.Domain.Payroll;

namespace KErp.Data.Model;

/// <summary>A time in which an employee works at a workplace; who comes back has another one.</summary>
public sealed class EmploymentPeriod
{
    public required Guid CompanyId { get; init; }
    public required Guid Id { get; init; }
    public required Guid EmployeeId { get; init; }
    public required Guid WorkplaceId { get; init; }

    /// <summary>The first day of work, a Korean date; it may lie ahead.</summary>
    public required DateOnly HiredOn { get; init; }

    /// <summary>The last day of work; null while nobody knows of one.</summary>
    public DateOnly? LeftOn { get; set; }
    public required EmploymentTerms Terms { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}
