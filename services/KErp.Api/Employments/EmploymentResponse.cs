using KErp.Data.Model;
using KErp.Domain.Contributions;
using KErp.Domain.Payroll;

namespace KErp.Api.Employments;

/// <param name="LeftOn">The last day of work; null while nobody knows of one.</param>
public sealed record EmploymentResponse(
    Guid Id, Guid EmployeeId, Guid WorkplaceId, DateOnly HiredOn, DateOnly? LeftOn, EmploymentTermsResponse Terms, DateTimeOffset CreatedAt)
{
    public static EmploymentResponse Of(EmploymentPeriod e) => new(
        e.Id, e.EmployeeId, e.WorkplaceId, e.HiredOn, e.LeftOn, EmploymentTermsResponse.Of(e.Terms), e.CreatedAt);
}

/// <summary>Pay, insurances and withholding. Amounts in won a month.</summary>
public sealed record EmploymentTermsResponse(
    IReadOnlyList<PayItem> Items, ContributionBases Bases, IReadOnlyList<Insurance> Exempt, bool PaysPensionOfJoiningMonth,
    IReadOnlyList<BilledResponse> Billed, WithholdingFamily Family, WithholdingRatio Ratio)
{
    public static EmploymentTermsResponse Of(EmploymentTerms t) => new(
        t.Items, t.Bases, t.Exempt, t.PaysPensionOfJoiningMonth,
        [.. t.Billed.OrderBy(b => b.Key).Select(b => new BilledResponse(b.Key, b.Value.Employee, b.Value.Employer))], t.Family, t.Ratio);
}

/// <summary>고지액, in won.</summary>
public sealed record BilledResponse(Insurance Insurance, long Employee, long Employer);

/// <param name="Items">The last one first.</param>
public sealed record EmploymentList(IReadOnlyList<EmploymentResponse> Items);
