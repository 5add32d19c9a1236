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
public sealed record TableDeclaration(
    string Name, TableKind Kind, string CompanyColumn = "company_id", string AppGrants = "", string RelayGrants = "", string SealerGrants = "");

/// <summary>Every table of the database, declared once. A test compares this with the catalogue: an undeclared table fails it.</summary>
public static class TableDeclarations
{
    private const string ReadWrite = "SELECT, INSERT, UPDATE, DELETE";

    public static readonly IReadOnlyList<TableDeclaration> All =
    [
        new("companies", TableKind.Tenant, CompanyColumn: "id", AppGrants: "SELECT, INSERT, UPDATE"),
        new("invoices", TableKind.Tenant, AppGrants: ReadWrite),
        new("invoice_lines", TableKind.Tenant, AppGrants: ReadWrite),
        new("invoice_events", TableKind.Tenant, AppGrants: "SELECT, INSERT"),
        new("employees", TableKind.Tenant, AppGrants: ReadWrite),
        new("audit_log", TableKind.Tenant, AppGrants: "SELECT, INSERT", SealerGrants: "SELECT"),
        new("audit_unsealed", TableKind.Tenant, SealerGrants: "SELECT, DELETE"),
        new("audit_chain", TableKind.Tenant, AppGrants: "SELECT", SealerGrants: "SELECT, INSERT"),
        new("audit_checkpoints", TableKind.Tenant, AppGrants: "SELECT", SealerGrants: "SELECT"),
        new("idempotency_keys", TableKind.Tenant, AppGrants: "SELECT, INSERT"),
        new("outbox", TableKind.Tenant, AppGrants: "SELECT, INSERT, UPDATE", RelayGrants: "SELECT, UPDATE"),
        new("inbox", TableKind.Tenant, AppGrants: "SELECT, INSERT, UPDATE", RelayGrants: "SELECT, INSERT, UPDATE"),
        new("users", TableKind.Platform, AppGrants: ReadWrite),
        new("memberships", TableKind.Platform, AppGrants: ReadWrite),
        new("sessions", TableKind.Platform, AppGrants: ReadWrite),
        new("refresh_tokens", TableKind.Platform, AppGrants: ReadWrite),
        new("one_time_tokens", TableKind.Platform, AppGrants: ReadWrite),
        new("mails", TableKind.Platform, AppGrants: "SELECT, INSERT, UPDATE"),
        new("replicas", TableKind.Platform, AppGrants: ReadWrite),
        new(MigrationsHistory, TableKind.Reference),
    ];

    public const string MigrationsHistory = "__EFMigrationsHistory";
}
