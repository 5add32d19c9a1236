using KErp.Data.Retention;
using KErp.Data.Schema;

namespace KErp.Migrate;

/// <summary><c>destroy-company ID [--dry-run]</c>: a line of JSON for each class of rows: destroyed, or until when it is kept.</summary>
internal static class DestroyCompanyCommand
{
    public const string Usage = "migrate destroy-company ID [--dry-run]";

    public static async Task<int> RunAsync(string owner, string[] args, RetentionOptions options, CancellationToken cancellation)
    {
        if (args is not ([_] or [_, "--dry-run"]) || !Guid.TryParse(args[0], out var company)) return MigrateCommand.Usage();
        var dryRun = args.Length == 2;
        await using var source = new OwnerDataSource(owner);
        foreach (var outcome in await new CompanyDestruction(source, options, TimeProvider.System).RunAsync(company, CommandLine.Operator, dryRun, cancellation))
            CommandLine.WriteLine(new { outcome.Class, outcome.Destroyed, dryRun, outcome.KeptUntil, outcome.Rows });
        return 0;
    }
}
