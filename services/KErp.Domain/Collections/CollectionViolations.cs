namespace KErp.Domain.Collections;

/// <summary>Codes that <see cref="CollectionRules"/> report. Stable: clients may branch on them.</summary>
public static class CollectionViolationCodes
{
    public const string EndsBeforeStart = "ends_before_start";
    public const string TooLong = "period_too_long";
    public const string InFuture = "future_date";
}

/// <summary>The messages.</summary>
internal static class CollectionViolations
{
    public static Violation EndsBeforeStart(string field, DateOnly from) => new(field, CollectionViolationCodes.EndsBeforeStart,
        $"종료일은 시작일({from:yyyy-MM-dd})보다 빠를 수 없습니다.",
        $"The last day must not be before the first one ({from:yyyy-MM-dd}).");

    public static Violation TooLong(string field) => new(field, CollectionViolationCodes.TooLong,
        $"한 번에 {CollectionRules.MaxMonths}개월까지 수집할 수 있습니다.",
        $"At most {CollectionRules.MaxMonths} months can be collected at once.");

    public static Violation InFuture(string field, DateOnly today) => new(field, CollectionViolationCodes.InFuture,
        $"오늘({today:yyyy-MM-dd})보다 늦을 수 없습니다.",
        $"Must not be after today in Korea ({today:yyyy-MM-dd}).");
}
