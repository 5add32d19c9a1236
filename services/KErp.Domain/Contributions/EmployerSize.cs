namespace KErp.Domain.Contributions;

/// <summary>Classes of employers that pay for 고용안정·직업능력개발 (징수법 시행령 제12조제1항제1호).</summary>
public enum EmployerSize
{
    /// <summary>Fewer than 150 employees.</summary>
    Under150,

    /// <summary>우선지원대상기업 with 150 employees or more.</summary>
    Priority150AndOver,

    /// <summary>150 to 999 employees, not 우선지원대상기업.</summary>
    From150To999,

    /// <summary>1,000 employees or more, or the state and local governments.</summary>
    From1000OrState,
}
