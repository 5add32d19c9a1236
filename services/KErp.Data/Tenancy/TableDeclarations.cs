using KErp.Data.Retention;

namespace KErp.Data.Tenancy;

public enum TableKind
{
    /// <summary>Rows of one company; policed by row-level security on <see cref="TableDeclaration.CompanyColumn"/>.</summary>
    Tenant,

    /// <summary>Rows of the platform itself, such as users and their memberships.</summary>
    Platform,

    /// <summary>The same for all: rates, calendars, the migrations that ran.</summary>
    Reference,
}

/// <param name="Name">Table in schema <c>public</c>.</param>
/// <param name="Kind">Whose rows it holds.</param>
/// <param name="CompanyColumn">The column that names the company, for tenant tables.</param>
/// <param name="AppGrants">What <c>kerp_app</c> may do.</param>
/// <param name="SealerGrants">What <c>kerp_sealer</c> may do, on the rows of every company: the audit only.</param>
/// <param name="RelayGrants">What <c>kerp_relay</c> may do, on the rows of every company; empty for most.</param>
/// <param name="BackupGrants">What <c>kerp_backup</c> may do besides reading, which it may everywhere: its own records only.</param>
/// <param name="Retention">How long the rows of a company that has left are kept; a tenant table without it fails a test.</param>
public sealed record TableDeclaration(
    string Name,
    TableKind Kind,
    string CompanyColumn = "company_id",
    string AppGrants = "",
    string RelayGrants = "",
    string SealerGrants = "",
    string BackupGrants = "",
    RetentionClass? Retention = null);

/// <summary>
/// Every table of the database, declared once, parents before their children. A test compares this with the catalogue: an
/// undeclared table fails it.
/// </summary>
public static class TableDeclarations
{
    private const string ReadWrite = "SELECT, INSERT, UPDATE, DELETE";

    public static readonly IReadOnlyList<TableDeclaration> All =
    [
        new("companies", TableKind.Tenant, CompanyColumn: "id", AppGrants: "SELECT, INSERT, UPDATE", Retention: RetentionClass.Company),
        new("invoice_batches", TableKind.Tenant, AppGrants: "SELECT, INSERT", Retention: RetentionClass.TaxDocuments),
        new("invoices", TableKind.Tenant, AppGrants: ReadWrite, Retention: RetentionClass.TaxDocuments),
        new("invoice_lines", TableKind.Tenant, AppGrants: ReadWrite, Retention: RetentionClass.TaxDocuments),
        new("invoice_events", TableKind.Tenant, AppGrants: "SELECT, INSERT", Retention: RetentionClass.TaxDocuments),
        new("followed_documents", TableKind.Tenant, AppGrants: ReadWrite, RelayGrants: "SELECT, UPDATE", Retention: RetentionClass.Operational),
        new("partners", TableKind.Tenant, AppGrants: ReadWrite, RelayGrants: "SELECT, UPDATE", Retention: RetentionClass.TaxDocuments),
        new("collection_jobs", TableKind.Tenant, AppGrants: "SELECT, INSERT, UPDATE", Retention: RetentionClass.Operational),
        new("collected_invoices", TableKind.Tenant, AppGrants: "SELECT, INSERT, UPDATE", Retention: RetentionClass.TaxDocuments),
        new("employees", TableKind.Tenant, AppGrants: ReadWrite, Retention: RetentionClass.LabourRecords),
        new("workplaces", TableKind.Tenant, AppGrants: "SELECT, INSERT, UPDATE", Retention: RetentionClass.LabourRecords),
        new("employments", TableKind.Tenant, AppGrants: "SELECT, INSERT, UPDATE", Retention: RetentionClass.LabourRecords),
        new("withholding_tables", TableKind.Tenant, AppGrants: "SELECT, INSERT", Retention: RetentionClass.LabourRecords),
        new("payrolls", TableKind.Tenant, AppGrants: "SELECT, INSERT, UPDATE", Retention: RetentionClass.LabourRecords),
        new("payroll_inputs", TableKind.Tenant, AppGrants: "SELECT, INSERT", Retention: RetentionClass.LabourRecords),
        new("payslips", TableKind.Tenant, AppGrants: "SELECT, INSERT", Retention: RetentionClass.LabourRecords),
        new("audit_log", TableKind.Tenant, AppGrants: "SELECT, INSERT", SealerGrants: "SELECT", Retention: RetentionClass.Audit),
        new("audit_unsealed", TableKind.Tenant, SealerGrants: "SELECT, DELETE", Retention: RetentionClass.Audit),
        new("audit_chain", TableKind.Tenant, AppGrants: "SELECT", SealerGrants: "SELECT, INSERT", Retention: RetentionClass.Audit),
        new("audit_checkpoints", TableKind.Tenant, AppGrants: "SELECT", SealerGrants: "SELECT", Retention: RetentionClass.Audit),
        new("idempotency_keys", TableKind.Tenant, AppGrants: "SELECT, INSERT", Retention: RetentionClass.Operational),
        new("outbox", TableKind.Tenant, AppGrants: "SELECT, INSERT, UPDATE", RelayGrants: "SELECT, UPDATE", Retention: RetentionClass.Operational),
        new("inbox", TableKind.Tenant, AppGrants: "SELECT, INSERT, UPDATE", RelayGrants: "SELECT, INSERT, UPDATE", Retention: RetentionClass.Operational),
        new("users", TableKind.Platform, AppGrants: ReadWrite),
        new("memberships", TableKind.Platform, AppGrants: ReadWrite),
        new("sessions", TableKind.Platform, AppGrants: ReadWrite),
        new("refresh_tokens", TableKind.Platform, AppGrants: ReadWrite),
        new("one_time_tokens", TableKind.Platform, AppGrants: ReadWrite),
        new("mails", TableKind.Platform, AppGrants: "SELECT, INSERT, UPDATE"),
        new("replicas", TableKind.Platform, AppGrants: ReadWrite),
        new("webhook_deliveries", TableKind.Platform, AppGrants: "SELECT, INSERT, UPDATE"),
        new("job_runs", TableKind.Platform, AppGrants: "SELECT, INSERT, UPDATE"),
        new("backup_runs", TableKind.Platform, AppGrants: "SELECT", BackupGrants: "INSERT"),
        new(MigrationsHistory, TableKind.Reference),
    ];

    public const string MigrationsHistory = "__EFMigrationsHistory";
}
