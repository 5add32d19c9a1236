namespace KErp.Names;

/// <summary>Roles that <c>migrate up</c> creates. None of them owns a table, so row-level security holds for all.</summary>
public static class DatabaseRoles
{
    /// <summary>What the services connect as: sees the rows of the company in <c>kerp.company_id</c> and no others.</summary>
    public const string App = "kerp_app";

    /// <summary>What relay and reconciler connect as: outbox and inbox of every company, and nothing else.</summary>
    public const string Relay = "kerp_relay";

    /// <summary>What the audit sealer connects as: reads the audit of every company and appends to the chains.</summary>
    public const string Sealer = "kerp_sealer";

    /// <summary>Reads every table by policy, for dumps, and writes down what became of them.</summary>
    public const string Backup = "kerp_backup";
}

/// <summary>Settings of a database session.</summary>
public static class DatabaseSettings
{
    /// <summary>The company whose rows the transaction may see.</summary>
    public const string CompanyId = "kerp.company_id";
}
