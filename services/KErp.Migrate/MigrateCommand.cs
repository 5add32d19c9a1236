using System.Text.Json;
using KErp.Data.Schema;
using KErp.Names;
using Microsoft.Extensions.Configuration;

namespace KErp.Migrate;

/// <summary><c>migrate up</c> and <c>migrate status</c>. The exit code is part of the contract: deployment scripts read it.</summary>
internal static class MigrateCommand
{
    public const int UpToDate = 0;
    public const int Failed = 1;

    /// <summary><c>status</c> only: there is something that <c>up</c> would apply.</summary>
    public const int Pending = 2;
    private const int WrongUsage = 64;

    public static async Task<int> UpAsync(SchemaMigrator migrator, IConfiguration configuration, CancellationToken cancellation)
    {
        await migrator.UpAsync(Passwords(configuration), cancellation);
        return await StatusAsync(migrator, cancellation);
    }

    /// <summary>One line of JSON: <c>{"applied":[…],"pending":[…]}</c>.</summary>
    public static async Task<int> StatusAsync(SchemaMigrator migrator, CancellationToken cancellation)
    {
        var status = await migrator.StatusAsync(cancellation);
        Console.WriteLine(JsonSerializer.Serialize(status, JsonSerializerOptions.Web));
        return status.Pending.Count == 0 ? UpToDate : Pending;
    }

    public static int Usage()
    {
        string[] usages = ["migrate up", "migrate status", "migrate create-operator --email ADDRESS --name NAME", "migrate rotate-keys [--check]", VerifyAuditCommand.Usage, RetainCommand.Usage, ExportCompanyCommand.Usage, DestroyCompanyCommand.Usage, SmokeCommand.Usage];
        Console.Error.WriteLine($"usage: {string.Join("\n       ", usages)}");
        return WrongUsage;
    }

    private static RolePasswords Passwords(IConfiguration configuration)
    {
        string[] names = [EnvironmentVariables.AppPassword, EnvironmentVariables.RelayPassword, EnvironmentVariables.SealerPassword, EnvironmentVariables.BackupPassword];
        var missing = names.Where(name => string.IsNullOrEmpty(configuration[name])).ToList();
        if (missing.Count > 0) throw new InvalidOperationException($"Set {string.Join(", ", missing)}.");
        return new RolePasswords(configuration[names[0]]!, configuration[names[1]]!, configuration[names[2]]!, configuration[names[3]]!);
    }
}
