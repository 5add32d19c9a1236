using KErp.Data.Retention;
using KErp.Data.Schema;

namespace KErp.Migrate;

/// <summary><c>retain</c>: makes the audit's months to come, deletes what has passed its retention, and tells it by lines of JSON.</summary>
internal static class RetainCommand
{
    public const string Usage = "migrate retain";

    public static async Task<int> RunAsync(string owner, RetentionOptions options, CancellationToken cancellation)
    {
        await using var source = new OwnerDataSource(owner);
        var partitions = new AuditPartitions(source, options, TimeProvider.System);
        await partitions.MakeAsync(cancellation);
        await new Purge(source, options, TimeProvider.System).RunAsync((table, deleted) => CommandLine.WriteLine(new { table, deleted }), cancellation);
        await partitions.DropAsync(CommandLine.Operator, dropped => CommandLine.WriteLine(new { dropped }), cancellation);
        return 0;
    }
}
