using KErp.Names;
using Npgsql;

namespace KErp.Data.Schema;

/// <summary>Creates the login roles and sets their passwords. Roles belong to the server, not to a migration of one database.</summary>
internal sealed class DatabaseRoleSetup(NpgsqlDataSource source)
{
    public async Task EnsureAsync(RolePasswords passwords, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await EnsureRoleAsync(connection, DatabaseRoles.App, passwords.App, cancellation);
        await EnsureRoleAsync(connection, DatabaseRoles.Relay, passwords.Relay, cancellation);
        await EnsureRoleAsync(connection, DatabaseRoles.Sealer, passwords.Sealer, cancellation);
        await EnsureRoleAsync(connection, DatabaseRoles.Backup, passwords.Backup, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task EnsureRoleAsync(NpgsqlConnection connection, string role, string password, CancellationToken cancellation)
    {
        await ExecuteAsync(
            connection,
            $"""
             DO $$ BEGIN
                 IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE {role} LOGIN; END IF;
             END $$
             """,
            cancellation);
        // ALTER ROLE takes no parameters: the server quotes the password for us.
        await using var quote = new NpgsqlCommand("SELECT format('ALTER ROLE %I LOGIN PASSWORD %L', $1, $2)", connection)
        {
            Parameters = { new() { Value = role }, new() { Value = password } },
        };
        var alter = (string)(await quote.ExecuteScalarAsync(cancellation))!;
        await ExecuteAsync(connection, alter, cancellation);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
