using KErp.Data.Audit;
using KErp.Data.Schema;
using KErp.Integration.Tests.Platform;
using Npgsql;

namespace KErp.Integration.Tests.Audit;

/// <summary>A database of the test's own on the platform's server, with a sealer that works when told to. What is tampered with here, no other test sees.</summary>
public sealed class OwnDatabase : IAsyncDisposable
{
    private readonly PlatformDatabase _platform;
    private readonly string _name = $"own_{Guid.NewGuid():N}";
    private readonly SealerDataSource _sealer;

    private OwnDatabase(PlatformDatabase platform)
    {
        _platform = platform;
        Tables = new PlatformDatabase(
            Here(platform.OwnerConnectionString), Here(platform.AppConnectionString), Here(platform.RelayConnectionString),
            Here(platform.SealerConnectionString), Here(platform.BackupConnectionString));
        _sealer = new SealerDataSource(NpgsqlDataSource.Create(Tables.SealerConnectionString));
        Sealing = new AuditSealing(_sealer, TimeProvider.System);
    }

    public PlatformDatabase Tables { get; }
    public AuditSealing Sealing { get; }

    public static async Task<OwnDatabase> CreateAsync(PlatformDatabase platform)
    {
        var own = new OwnDatabase(platform);
        await platform.ExecuteAsync($"CREATE DATABASE {own._name}");
        // The roles belong to the server: with other passwords here the running services would be locked out.
        var passwords = new RolePasswords(
            Password(platform.AppConnectionString), Password(platform.RelayConnectionString), Password(platform.SealerConnectionString), Password(platform.BackupConnectionString));
        await new SchemaMigrator(own.Tables.OwnerConnectionString).UpAsync(passwords, TestContext.Current.CancellationToken);
        return own;
    }

    public async ValueTask DisposeAsync()
    {
        await _sealer.DisposeAsync();
        await Tables.DisposeAsync();
        await _platform.ExecuteAsync($"DROP DATABASE {_name} WITH (FORCE)");
    }

    /// <summary>Entries of a company, made at that time, a millisecond apart.</summary>
    public Task RecordAsync(Guid company, int count, string at = "now()") => Tables.ExecuteAsync(
        $"""
         INSERT INTO audit_log (company_id, id, at, actor, action, entity, entity_id)
         SELECT '{company}', gen_random_uuid(), {at} + n * interval '1 millisecond', 'user:1', 'invoice.create', 'invoice', n::text FROM generate_series(1, {count}) n
         """);

    /// <summary>Until nothing is left that can be sealed.</summary>
    public async Task SealAsync()
    {
        while (await Sealing.SealAsync(3, null, TestContext.Current.CancellationToken) is not 0) { }
    }

    private string Here(string connection) => new NpgsqlConnectionStringBuilder(connection) { Database = _name }.ConnectionString;

    private static string Password(string connection) => new NpgsqlConnectionStringBuilder(connection).Password!;
}
