using KErp.Names;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KErp.Data.Tenancy;

/// <summary>Writes the grants and row-level security of declared tables into a migration.</summary>
internal static class TenantPolicies
{
    /// <summary>
    /// <c>nullif</c>: the setting reads as '' after a transaction that had set it, and no company is no rows, not an error.
    /// </summary>
    private const string CurrentCompany = $"nullif(current_setting('{DatabaseSettings.CompanyId}', true), '')::uuid";

    public static void Protect(this MigrationBuilder migration, params string[] tables)
    {
        foreach (var name in tables)
        {
            var table = TableDeclarations.All.Single(t => t.Name == name);
            migration.Sql(Grants(table));
            if (table.Kind is TableKind.Tenant) migration.Sql(RowLevelSecurity(table));
        }
    }

    /// <summary>For a table that was protected by an earlier migration and whose declaration allows more now.</summary>
    public static void GrantAgain(this MigrationBuilder migration, string table) =>
        migration.Sql(Grants(TableDeclarations.All.Single(t => t.Name == table)));

    private static string Grants(TableDeclaration table) =>
        $"GRANT SELECT ON \"{table.Name}\" TO {DatabaseRoles.Backup};\n"
        + Grant(table.AppGrants, table.Name, DatabaseRoles.App)
        + Grant(table.RelayGrants, table.Name, DatabaseRoles.Relay)
        + Grant(table.SealerGrants, table.Name, DatabaseRoles.Sealer)
        + Grant(table.BackupGrants, table.Name, DatabaseRoles.Backup);

    private static string Grant(string rights, string table, string role) =>
        rights.Length == 0 ? "" : $"GRANT {rights} ON \"{table}\" TO {role};\n";

    private static string RowLevelSecurity(TableDeclaration table) =>
        $"""
         ALTER TABLE "{table.Name}" ENABLE ROW LEVEL SECURITY;
         CREATE POLICY company ON "{table.Name}" TO {DatabaseRoles.App}
             USING ({table.CompanyColumn} = {CurrentCompany}) WITH CHECK ({table.CompanyColumn} = {CurrentCompany});
         CREATE POLICY backup ON "{table.Name}" FOR SELECT TO {DatabaseRoles.Backup} USING (true);

         """
        + AllCompanies("relay", table.RelayGrants, table.Name, DatabaseRoles.Relay)
        + AllCompanies("sealer", table.SealerGrants, table.Name, DatabaseRoles.Sealer);

    private static string AllCompanies(string policy, string rights, string table, string role) =>
        rights.Length == 0 ? "" : $"CREATE POLICY {policy} ON \"{table}\" TO {role} USING (true) WITH CHECK (true);\n";
}
