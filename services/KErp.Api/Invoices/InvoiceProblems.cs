using System.Globalization;
using KErp.Api.Problems;
using KErp.Domain;
using KErp.Domain.Invoices;

namespace KErp.Api.Invoices;

/// <summary>What stands against a request about invoices, beyond its form.</summary>
internal static class InvoiceProblems
{
    public static readonly ProblemDefinition NotADraft = new(
        "not_a_draft", StatusCodes.Status409Conflict, "임시저장 또는 발행 실패 상태에서만 할 수 있습니다.", "Only a draft or an invoice that the provider refused allows this.");

    public static readonly ProblemDefinition NotIssued = new(
        "not_issued", StatusCodes.Status409Conflict, "발행된 세금계산서가 아닙니다.", "The invoice is not issued.");

    public static readonly ProblemDefinition AlreadyTransmitted = new(
        "already_transmitted", StatusCodes.Status409Conflict,
        "국세청 전송이 시작되어 발행취소할 수 없습니다. 수정세금계산서를 발행하세요.", "Its transmission to the tax office has begun: issue an amendment instead.");

    public static readonly ProblemDefinition OriginalNotTransmitted = new(
        "original_not_transmitted", StatusCodes.Status409Conflict,
        "국세청에 전송된 세금계산서만 수정할 수 있습니다. 전송 전이면 발행취소하세요.", "Only a transmitted invoice can be amended; cancel it before the transmission.");

    public static Violation DeadlinePassed(string field, DateOnly deadline) => new(
        field, "issue_deadline_passed",
        $"발급기한({deadline:yyyy-MM-dd})이 지났습니다. 지연발급하려면 forceIssue를 true로 보내세요.",
        $"The date to issue by, {deadline:yyyy-MM-dd}, has passed; send forceIssue true to issue late.");

    public static Violation LineTotalMismatch(string field, Int128 sum) => new(
        field, InvoiceViolationCodes.TotalMismatch,
        string.Create(CultureInfo.InvariantCulture, $"공급가액과 세액의 합({sum:N0}원)과 다릅니다."),
        string.Create(CultureInfo.InvariantCulture, $"Differs from supply plus tax ({sum:N0} won)."));

    public static Violation CalendarUnknown(string field, UnknownCalendarYearException e) =>
        new(field, "calendar_year_unknown", $"{e.Year}년의 공휴일 정보가 없습니다.", e.Message);
}
