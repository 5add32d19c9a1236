using KErp.Data.Audit;
using KErp.Data.Schema;

namespace KErp.Migrate;

/// <summary><c>verify-audit [--heads DIR] [--company ID]</c>: a line of JSON for each flaw, and one with the verdict.</summary>
internal static class VerifyAuditCommand
{
    public const string Usage = "migrate verify-audit [--heads DIR] [--company ID]";
    private const int Intact = 0;

    /// <summary>Nothing else ends with it: a check that could not be made is 1.</summary>
    private const int Broken = 3;

    public static async Task<int> RunAsync(string owner, string[] args, CancellationToken cancellation)
    {
        if (!CommandLine.TryOptions(args, ["--heads", "--company"], out var options)) return MigrateCommand.Usage();
        Guid? company = null;
        if (options.TryGetValue("--company", out var id))
        {
            if (!Guid.TryParse(id, out var only)) return MigrateCommand.Usage();
            company = only;
        }

        var heads = options.TryGetValue("--heads", out var folder) ? AuditHeadFiles.Read(folder) : [];
        await using var source = new OwnerDataSource(owner);
        var verdict = await new AuditVerification(source).VerifyAsync(company, heads, CommandLine.WriteLine, cancellation);
        CommandLine.WriteLine(verdict);
        return verdict.Intact ? Intact : Broken;
    }
}
