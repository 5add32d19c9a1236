namespace KErp.Domain.Filings;

/// <summary>What forms and insurers are called in messages.</summary>
public static class FilingNames
{
    public static string Korean(Insurer insurer) => insurer switch
    {
        Insurer.NationalPension => "국민연금",
        Insurer.Health => "건강보험",
        Insurer.Employment => "고용보험",
        Insurer.IndustrialAccident => "산재보험",
        _ => throw new ArgumentOutOfRangeException(nameof(insurer), insurer, "Not an insurer."),
    };

    public static string English(Insurer insurer) => insurer switch
    {
        Insurer.NationalPension => "the national pension",
        Insurer.Health => "health insurance",
        Insurer.Employment => "employment insurance",
        Insurer.IndustrialAccident => "industrial accident insurance",
        _ => throw new ArgumentOutOfRangeException(nameof(insurer), insurer, "Not an insurer."),
    };

    public static string Korean(FilingKind kind) => kind switch
    {
        FilingKind.Acquisition => "자격취득 신고",
        FilingKind.Loss => "자격상실 신고",
        FilingKind.ContentChange => "내용변경 신고",
        FilingKind.PayTotal => "보수총액 통보",
        FilingKind.PayChange => "보수월액 변경 신청",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a form."),
    };

    public static string English(FilingKind kind) => kind switch
    {
        FilingKind.Acquisition => "The acquisition",
        FilingKind.Loss => "The loss",
        FilingKind.ContentChange => "The change of content",
        FilingKind.PayTotal => "The pay total",
        FilingKind.PayChange => "The change of pay",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a form."),
    };
}
