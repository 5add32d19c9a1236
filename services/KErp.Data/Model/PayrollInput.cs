using KErp.Domain.Payroll;

namespace KErp.Data.Model;

/// <summary>
/// What one payslip of a run is computed of, as it was when the run was asked for. Whatever changes later, and however often
/// the run is interrupted, its slips come out the same. The 주민등록번호 is not copied: it never changes.
/// </summary>
public sealed class PayrollInput
{
    public required Guid CompanyId { get; init; }
    public required Guid PayrollId { get; init; }

    /// <summary>From 0, without a gap.</summary>
    public required int Ordinal { get; init; }
    public required Guid EmploymentId { get; init; }
    public required Guid EmployeeId { get; init; }
    public required string Name { get; init; }
    public required DateOnly HiredOn { get; init; }
    public DateOnly? LeftOn { get; init; }
    public required EmploymentTerms Terms { get; init; }
}
