using KErp.Domain.Contributions;
using KErp.Domain.Payroll;

namespace KErp.Api.Employments;

public sealed record CreateEmploymentRequest
{
    public Guid? WorkplaceId { get; init; }

    /// <summary>The first day of work (자격취득일).</summary>
    public DateOnly? HiredOn { get; init; }
    public EmploymentTermsRequest? Terms { get; init; }
}

public sealed record LeaveEmploymentRequest
{
    /// <summary>The last day of work; the insurances end on the day after (자격상실일).</summary>
    public DateOnly? LeftOn { get; init; }
}

/// <summary>Pay, insurances and withholding. Amounts in won a month.</summary>
public sealed record EmploymentTermsRequest
{
    /// <summary>지급 항목.</summary>
    public IReadOnlyList<PayItemRequest?>? Items { get; init; }

    /// <summary>The pay that was reported to the agencies, without 비과세.</summary>
    public ContributionBasesRequest? Bases { get; init; }

    /// <summary>Insurances that are not owed for reasons that the dates do not tell, such as 직역연금 or 의료급여.</summary>
    public IReadOnlyList<Insurance>? Exempt { get; init; }

    /// <summary>취득 월 납부 희망.</summary>
    public bool? PaysPensionOfJoiningMonth { get; init; }

    /// <summary>고지액, in place of what would be computed.</summary>
    public IReadOnlyList<BilledRequest?>? Billed { get; init; }
    public WithholdingFamilyRequest? Family { get; init; }

    /// <summary>Of the tax of the table; percent100 when left out.</summary>
    public WithholdingRatio? Ratio { get; init; }
}

public sealed record PayItemRequest
{
    public string? Name { get; init; }
    public long? Amount { get; init; }

    /// <summary>taxable when left out; meal is 식대, free of tax up to 200,000 won.</summary>
    public PayItemKind? Kind { get; init; }
}

public sealed record ContributionBasesRequest
{
    /// <summary>소득월액.</summary>
    public long? PensionIncome { get; init; }

    /// <summary>보수월액 of 건강보험.</summary>
    public long? HealthPay { get; init; }

    /// <summary>보수 for 고용보험 and 산재보험.</summary>
    public long? EmploymentPay { get; init; }
}

public sealed record BilledRequest
{
    public Insurance? Insurance { get; init; }
    public long? Employee { get; init; }
    public long? Employer { get; init; }
}

public sealed record WithholdingFamilyRequest
{
    /// <summary>공제대상가족 수, the employee included.</summary>
    public int? Dependants { get; init; }

    /// <summary>Children of 8 to 20 years among them; 0 when left out.</summary>
    public int? Children { get; init; }
}
