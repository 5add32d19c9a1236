using KErp.Data.Audit;

namespace KErp.Api.Audit;

/// <param name="Items">Newest first.</param>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; null on the last one.</param>
public sealed record AuditPage(IReadOnlyList<AuditResponse> Items, string? NextCursor);

/// <param name="Subject">Whose personal data it was about (처리한 정보주체).</param>
/// <param name="Reason">Why, where a reason must be given.</param>
/// <param name="RemoteAddress">From where (접속지).</param>
/// <param name="Sequence">The link in the company's chain; missing until the entry is sealed.</param>
public sealed record AuditResponse(
    Guid Id, DateTimeOffset At, string Actor, string Action, string Entity, string EntityId, string? Subject, string? Reason, string? RemoteAddress, long? Sequence)
{
    public static AuditResponse Of(SealedEntry s) => new(
        s.Entry.Id, s.Entry.At, s.Entry.Actor, s.Entry.Action, s.Entry.Entity, s.Entry.EntityId, s.Entry.Subject, s.Entry.Reason, s.Entry.RemoteAddress, s.Sequence);
}
