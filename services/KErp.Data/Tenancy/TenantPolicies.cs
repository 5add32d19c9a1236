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

    private static string Grants(TableDeclaration table) =>
        $"GRANT SELECT ON \"{table.Name}\" TO {DatabaseRoles.Backup};\n"
        + Grant(table.AppGrants, table.Name, DatabaseRoles.App)
        + Grant(table.RelayGrants, table.Name, DatabaseRoles.Relay);

    private static string Grant(string rights, string table, string role) =>
        rights.Length == 0 ? "" : $"GRANT {rights} ON \"{table}\" TO {role};\n";

    private static string RowLevelSecurity(TableDeclaration table) =>
        $"""
         ALTER TABLE "{table.Name}" ENABLE ROW LEVEL SECURITY;
         CREATE POLICY company ON "{table.Name}" TO {DatabaseRoles.App}
             USING ({table.CompanyColumn} = {CurrentCompany}) WITH CHECK ({table.CompanyColumn} = {CurrentCompany});
         CREATE POLICY backup ON "{table.Name}" FOR SELECT TO {DatabaseRoles.Backup} USING (true);

         """
        + (table.RelayGrants.Length == 0
            ? ""
            : $"CREATE POLICY relay ON \"{table.Name}\" TO {DatabaseRoles.Relay} USING (true) WITH CHECK (true);");
}
