namespace KErp.Domain.Filings;

/// <summary>The forms that the four insurances share, with their number (국민건강보험법 시행규칙 별지 제…호서식).</summary>
public enum FilingKind
{
    /// <summary>자격취득 신고서.</summary>
    Acquisition = 6,

    /// <summary>자격상실 신고서.</summary>
    Loss = 8,

    /// <summary>내용변경 신고서.</summary>
    ContentChange = 9,

    /// <summary>보수총액 통보서.</summary>
    PayTotal = 26,

    /// <summary>보수월액 변경 신청서.</summary>
    PayChange = 27,
}
