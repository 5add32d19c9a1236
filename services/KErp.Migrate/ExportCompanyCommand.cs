using KErp.Data.Retention;
using KErp.Data.Schema;

namespace KErp.Migrate;

/// <summary><c>export-company ID --output FILE</c>: the company's rows as a zip, and its manifest as a line of JSON.</summary>
internal static class ExportCompanyCommand
{
    public const string Usage = "migrate export-company ID --output FILE";

    public static async Task<int> RunAsync(string owner, string[] args, CancellationToken cancellation)
    {
        if (args is not [var id, "--output", var file] || !Guid.TryParse(id, out var company)) return MigrateCommand.Usage();
        await using var source = new OwnerDataSource(owner);
        if (await new CompanyExport(source, TimeProvider.System).WriteAsync(company, file, CommandLine.Operator, cancellation) is not { } manifest)
            throw new RetentionRefusedException($"There is no company {company}.");
        CommandLine.WriteLine(manifest);
        return 0;
    }
}
