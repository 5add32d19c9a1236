using KErp.Names;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KErp.Data.Schema;

/// <summary>Applies migrations as the owner of the schema. Only <c>migrate</c> uses it: a service never owns a table.</summary>
public sealed class SchemaMigrator(string ownerConnectionString)
{
    /// <summary>
    /// Any number, the same for all who migrate. EF Core's own lock is on the table of applied migrations, which is not
    /// there the first time; this one ends with its connection.
    /// </summary>
    private const long LockId = 0x4B455250;

    public async Task<MigrationStatus> StatusAsync(CancellationToken cancellation)
    {
        await using var db = Context();
        return new MigrationStatus(
            [.. await db.Database.GetAppliedMigrationsAsync(cancellation)],
            [.. await db.Database.GetPendingMigrationsAsync(cancellation)]);
    }

    /// <summary>Creates or updates the roles, then applies what is pending. Safe to run twice, and by two at once.</summary>
    public async Task UpAsync(RolePasswords passwords, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(ownerConnectionString);
        await using var turn = await source.OpenConnectionAsync(cancellation);
        await using var wait = new NpgsqlCommand($"SELECT pg_advisory_lock({LockId})", turn);
        await wait.ExecuteNonQueryAsync(cancellation);
        await new DatabaseRoleSetup(source).EnsureAsync(passwords, cancellation);
        await using var db = Context();
        await db.Database.MigrateAsync(cancellation);
    }

    private KErpDbContext Context() => ContextFor(ownerConnectionString);

    internal static KErpDbContext ContextFor(string ownerConnectionString) => new(
        new DbContextOptionsBuilder<KErpDbContext>().UseNpgsql(ownerConnectionString).UseSnakeCaseNamingConvention().Options);
}

public sealed record MigrationStatus(IReadOnlyList<string> Applied, IReadOnlyList<string> Pending);

/// <summary>Passwords of the <see cref="DatabaseRoles"/>.</summary>
public sealed record RolePasswords(string App, string Relay, string Sealer, string Backup);
