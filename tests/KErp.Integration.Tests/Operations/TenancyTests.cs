using System.Data;
using System.Diagnostics;
using KErp.Data.Tenancy;
using KErp.Integration.Tests.Platform;
using KErp.Names;
using Npgsql;

namespace KErp.Integration.Tests.Operations;

public sealed class TenancyTests(RunningPlatform platform) : PlatformTest(platform)
{
    private static readonly IReadOnlyList<TableDeclaration> TenantTables = [.. TableDeclarations.All.Where(t => t.Kind is TableKind.Tenant)];

    [Fact]
    public async Task Every_table_of_the_database_is_declared_and_every_declared_table_is_there() =>
        Assert.Equal(
            TableDeclarations.All.Select(t => t.Name).Order(StringComparer.Ordinal),
            (await Database.ColumnAsync("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition")).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_tenant_table_has_row_level_security_with_a_company_policy_and_is_not_forced() =>
        Assert.Equal(
            TenantTables.Select(t => t.Name).Order(StringComparer.Ordinal),
            (await Database.ColumnAsync(
                $$"""
                 SELECT c.relname FROM pg_class c JOIN pg_policies p ON p.tablename = c.relname
                 WHERE c.relrowsecurity AND NOT c.relforcerowsecurity AND p.policyname = 'company' AND p.roles = array['{{DatabaseRoles.App}}'::name]
                   AND p.qual LIKE '%{{DatabaseSettings.CompanyId}}%' AND p.with_check = p.qual
                 """)).Order(StringComparer.Ordinal));

    [Fact]
    public async Task The_roles_have_exactly_the_declared_rights()
    {
        var declared = TableDeclarations.All.SelectMany(t => Rights(t.Name, DatabaseRoles.App, t.AppGrants)
            .Concat(Rights(t.Name, DatabaseRoles.Relay, t.RelayGrants)).Concat(Rights(t.Name, DatabaseRoles.Sealer, t.SealerGrants))
            .Concat(Rights(t.Name, DatabaseRoles.Backup, t.BackupGrants)).Append($"{DatabaseRoles.Backup} SELECT {t.Name}"));
        var granted = await Database.ColumnAsync(
            "SELECT grantee || ' ' || privilege_type || ' ' || table_name FROM information_schema.role_table_grants WHERE table_schema = 'public' AND grantee LIKE 'kerp\\_%' AND NOT (SELECT relispartition FROM pg_class WHERE oid = to_regclass(quote_ident(table_name)))");

        Assert.Equal(declared.Order(StringComparer.Ordinal), granted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_service_role_owns_a_table_or_bypasses_row_level_security() =>
        Assert.Empty(await Database.ColumnAsync(
            """
            SELECT rolname FROM pg_roles r WHERE rolname LIKE 'kerp\_%' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb
                OR EXISTS (SELECT FROM pg_tables t WHERE t.tableowner = r.rolname))
            """));

    [Fact]
    public async Task A_reference_between_tenant_tables_carries_the_company() =>
        Assert.Empty(await Database.ColumnAsync(
            """
            SELECT conname FROM pg_constraint f WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND confrelid <> 'companies'::regclass
              AND (SELECT relrowsecurity FROM pg_class WHERE oid = f.conrelid)
              AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = f.conrelid AND a.attnum = ANY (f.conkey) AND a.attname = 'company_id')
            """));

    [Fact]
    public async Task Without_a_company_and_with_another_ones_the_service_role_sees_nothing()
    {
        var id = (await Invoices.PostAsync(InvoiceBody.Valid())).InvoiceId;

        Assert.Equal(1, await CountAsAppAsync(Platform.CompanyId.ToString(), id));
        Assert.Equal(0, await CountAsAppAsync(Guid.NewGuid().ToString(), id));
        Assert.Equal(0, await CountAsAppAsync("", id));
    }

    [Fact]
    public async Task The_service_role_cannot_write_another_companys_rows()
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => AsAppAsync(
            Guid.NewGuid().ToString(),
            $"INSERT INTO audit_log VALUES ('{Platform.CompanyId}', gen_random_uuid(), now(), 'x', 'x', 'x', 'x')"));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("DELETE FROM audit_log")]
    [InlineData("UPDATE audit_log SET actor = 'x'")]
    public async Task The_audit_can_only_grow(string statement)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => AsAppAsync(Platform.CompanyId.ToString(), statement));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task A_dump_by_the_backup_role_is_complete()
    {
        await CreateAsync(3);
        // The platform goes on writing: only one snapshot makes the count and the dump comparable.
        await using var owner = new NpgsqlConnection(Database.OwnerConnectionString);
        await owner.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await owner.BeginTransactionAsync(IsolationLevel.RepeatableRead, TestContext.Current.CancellationToken);
        var dump = await DumpAsync((string)(await ScalarAsync(owner, "SELECT pg_export_snapshot()"))!);

        foreach (var table in TableDeclarations.All)
            Assert.Equal((table.Name, (long)(await ScalarAsync(owner, $"SELECT count(*) FROM \"{table.Name}\""))!), (table.Name, RowsOf(table.Name, dump)));
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Rights(string table, string role, string grants) =>
        grants.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(right => $"{role} {right} {table}");

    private async Task<long> CountAsAppAsync(string company, Guid invoice) =>
        (long)(await AsAppAsync(company, $"SELECT count(*) FROM invoices WHERE id = '{invoice}'"))!;

    private async Task<object?> AsAppAsync(string company, string sql)
    {
        await using var connection = new NpgsqlConnection(Database.AppConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var set = new NpgsqlCommand($"SELECT set_config('{DatabaseSettings.CompanyId}', '{company}', true)", connection);
        await set.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return await ScalarAsync(connection, sql);
    }

    private async Task<string> DumpAsync(string snapshot)
    {
        var backup = new NpgsqlConnectionStringBuilder(Database.BackupConnectionString);
        var start = new ProcessStartInfo("pg_dump", ["--enable-row-security", "--data-only", "--load-via-partition-root", $"--snapshot={snapshot}", "-h", backup.Host!, "-p", $"{backup.Port}", "-U", backup.Username!, backup.Database!])
        {
            RedirectStandardOutput = true,
            Environment = { ["PGPASSWORD"] = backup.Password },
        };
        using var dumping = Process.Start(start)!;
        var dump = await dumping.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await dumping.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, dumping.ExitCode);
        return dump;
    }

    /// <summary><c>COPY public.invoices (…) FROM stdin;</c>, a line a row, <c>\.</c>; once for each partition.</summary>
    private static long RowsOf(string table, string dump)
    {
        var (rows, inside) = (0L, false);
        foreach (var line in dump.Split('\n'))
        {
            if (line.StartsWith($"COPY public.{table} ", StringComparison.Ordinal) || line.StartsWith($"COPY public.\"{table}\" ", StringComparison.Ordinal)) inside = true;
            else if (line == "\\.") inside = false;
            else if (inside) rows++;
        }

        return rows;
    }
}
