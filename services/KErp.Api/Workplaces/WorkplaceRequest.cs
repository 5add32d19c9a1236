using KErp.Domain.Contributions;

namespace KErp.Api.Workplaces;

public sealed record WorkplaceRequest
{
    /// <summary>사업장관리번호, 11 digits, with or without hyphens.</summary>
    public string? ManagementNumber { get; init; }
    public string? Name { get; init; }

    /// <summary>산재보험료율 in parts per million, without the part for 출퇴근재해: 0.7 % is 7000.</summary>
    public int? AccidentPpm { get; init; }
    public EmployerSize? EmployerSize { get; init; }

    /// <summary>Where practice differs; what is left out is decided as K-ERP does.</summary>
    public ContributionPolicyRequest? Policy { get; init; }
}

public sealed record ContributionPolicyRequest
{
    public LongTermCareRule? LongTermCare { get; init; }
    public JoiningMonthRule? HealthJoining { get; init; }

    /// <summary>Who is hired at this age or later is outside 실업급여; 65 when left out.</summary>
    public int? UnemploymentHireAgeLimit { get; init; }
}
