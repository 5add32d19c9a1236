namespace KErp.Names;

/// <summary>JetStream streams, subjects and durable consumers.</summary>
public static class Streams
{
    public const string Invoices = "INVOICES";

    /// <summary>급여 and 4대보험.</summary>
    public const string Insurance = "INSURANCE";
}

public static class Subjects
{
    /// <summary>Issue one invoice at the tax-invoice provider.</summary>
    public const string IssueInvoice = "invoices.issue";

    /// <summary>Issue a part of a bulk issue in one submission.</summary>
    public const string IssueInvoiceChunk = "invoices.issue-chunk";
    /// <summary>Collect from the tax office what it has of a company's invoices (홈택스 수집).</summary>
    public const string CollectInvoices = "invoices.collect";
    public const string AllInvoices = "invoices.>";

    /// <summary>Compute a month's payroll of a workplace.</summary>
    public const string ComputePayroll = "insurance.payroll";
    public const string AllInsurance = "insurance.>";

    /// <summary>Commands to every live replica: NATS core, in no stream.</summary>
    public const string ReplicaCommands = "kerp.replicas.commands";
}

public static class Consumers
{
    public const string InvoiceIssuer = "invoice-issuer";
    public const string ChunkIssuer = "chunk-issuer";
    public const string InvoiceCollector = "invoice-collector";
    public const string PayrollRunner = "payroll-runner";
}
