using KErp.Data.Schema;

namespace KErp.Data.Retention;

/// <summary>Deletes what has ended long enough ago, in batches, so that no lock is held for long.</summary>
public sealed class Purge(OwnerDataSource owner, RetentionOptions options, TimeProvider time)
{
    private const int Batch = 5000;

    /// <param name="tell">Table, and how many rows of it are gone.</param>
    public async Task RunAsync(Action<string, long> tell, CancellationToken cancellation)
    {
        foreach (var rule in RetentionRules.Purges(options)) tell(rule.Table, await DeleteAsync(rule, cancellation));
    }

    private async Task<long> DeleteAsync(PurgeRule rule, CancellationToken cancellation)
    {
        var (total, before) = (0L, time.GetUtcNow() - rule.Kept);
        while (true)
        {
            await using var command = owner.Source.CreateCommand(
                $"DELETE FROM {rule.Table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM {rule.Table} WHERE {rule.Condition} LIMIT {Batch} FOR UPDATE SKIP LOCKED))");
            command.Parameters.Add(new() { Value = before });
            var deleted = await command.ExecuteNonQueryAsync(cancellation);
            total += deleted;
            if (deleted < Batch) return total;
        }
    }
}
