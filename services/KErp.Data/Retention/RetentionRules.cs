using KErp.Domain;

namespace KErp.Data.Retention;

/// <param name="Table">Whose rows go.</param>
/// <param name="Condition">Which; <c>$1</c> is the time before which they ended.</param>
/// <param name="Kept">How long after their end.</param>
internal sealed record PurgeRule(string Table, string Condition, TimeSpan Kept);

/// <summary>What is deleted when: the whole table of it.</summary>
public static class RetentionRules
{
    /// <summary>A link that is used or opened a second time is still told what happened to it.</summary>
    private static readonly TimeSpan TokenGrace = TimeSpan.FromDays(1);

    private static readonly TimeSpan ReplicaSilence = TimeSpan.FromDays(1);

    /// <summary>Rows that end while their company lives. A dead letter that waits for a decision has not ended.</summary>
    internal static IReadOnlyList<PurgeRule> Purges(RetentionOptions options)
    {
        var kept = TimeSpan.FromDays(options.OperationalDays);
        return
        [
            new("idempotency_keys", "created_at < $1", kept),
            new("outbox", "state <> 'pending' AND ended_at < $1", kept),
            new("inbox", "outcome IN ('done', 'replayed', 'dropped') AND updated_at < $1", kept),
            new("one_time_tokens", "least(used_at, expires_at) < $1", TokenGrace),
            new("sessions", "least(revoked_at, expires_at) < $1", kept),
            new("mails", "least(sent_at, failed_at) < $1", kept),
            new("replicas", "seen_at < $1", ReplicaSilence),
        ];
    }

    /// <summary>The first day on which rows of that class may go after their company has left; null while that is not a matter of time.</summary>
    public static DateOnly? DestroyedFrom(RetentionClass retention, DateTimeOffset closedAt, RetentionOptions options)
    {
        var closed = KoreanTime.DateOf(closedAt);
        return retention switch
        {
            RetentionClass.Operational => closed.AddDays(options.OperationalDays + 1),
            RetentionClass.LabourRecords => closed.AddYears(options.LabourYears).AddDays(1),
            RetentionClass.TaxDocuments => LastFiling(closed).AddYears(options.TaxYears).AddDays(1),
            RetentionClass.Books => closed.AddYears(options.BookYears).AddDays(1),
            _ => null,
        };
    }

    /// <summary>Tax years count from the last day to file for the year of closing, 법인세 in March, not from the closing itself.</summary>
    private static DateOnly LastFiling(DateOnly closed) => new(closed.Year + 1, 3, 31);
}
