namespace KErp.Names;

/// <summary>Metric names and labels as the operations guide's rules and dashboards use them.</summary>
public static class Metrics
{
    public const string HttpRequests = "http_requests_total";
    public const string HttpRequestDuration = "http_request_duration_seconds";
    public const string GrpcServerHandled = "grpc_server_handled_total";
    public const string InvoiceProcessingFailures = "kerp_invoice_processing_failures_total";

    /// <summary>By <c>result</c>: applied, old_news, unknown, unreadable.</summary>
    public const string WebhooksProcessed = "kerp_webhooks_processed_total";

    /// <summary>By <c>source</c>: webhook or poll. A share of webhooks that falls says that the provider no longer reaches us.</summary>
    public const string InvoiceReports = "kerp_invoice_reports_applied_total";
    public const string InsuranceEdiLastSuccess = "kerp_insurance_edi_last_success_timestamp";

    /// <summary>By <c>stream</c> and <c>consumer</c>. The same on every replica, for it is the broker's count: rules use <c>max()</c>.</summary>
    public const string ConsumerPendingMessages = "nats_consumer_pending_messages";
    public const string OutboxDepth = "kerp_outbox_depth";
    public const string OutboxOldestAge = "kerp_outbox_oldest_age_seconds";
    public const string DeadLettersWaiting = "kerp_dead_letters";
    public const string AuditUnsealedAge = "kerp_audit_unsealed_age_seconds";
    public const string AuditSealedEntries = "kerp_audit_sealed_entries_total";
    public const string LoginFailures = "kerp_auth_login_failures_total";
    public const string ActiveSessions = "kerp_active_sessions_total";
    public const string ExternalApiUp = "kerp_external_api_up";
    public const string MailsSent = "kerp_mails_sent_total";
    public const string MailsFailed = "kerp_mails_failed_total";

    /// <summary>The same on every replica, for it is counted in the database: rules use <c>max()</c>.</summary>
    public const string MailsWaiting = "kerp_mails_waiting";

    /// <summary>The same on every replica, for it is read from the database: rules use <c>max()</c>.</summary>
    public const string JobLastSuccess = "kerp_job_last_success_timestamp_seconds";
    public const string JobFailures = "kerp_job_failures_total";

    /// <summary>The same on every replica, for they are read from the database: rules use <c>max()</c>. Absent while no such run is on record.</summary>
    public const string BackupLastSuccess = "kerp_backup_last_success_timestamp_seconds";
    public const string BackupLastSize = "kerp_backup_last_size_bytes";
    public const string BackupLastFailure = "kerp_backup_last_failure_timestamp_seconds";
    public const string CacheHits = "kerp_cache_hits_total";
    public const string CacheMisses = "kerp_cache_misses_total";
    public const string CircuitBreakerOpen = "kerp_circuit_breaker_open";
}

/// <summary>Activity sources and meters of K-ERP's own instrumentation.</summary>
public static class TelemetrySources
{
    public const string Messaging = "KErp.Messaging";
    public const string Invoices = "KErp.Invoices";
    public const string Audit = "KErp.Audit";
    public const string Http = "KErp.Http";
    public const string Mails = "KErp.Mails";
    public const string Schedules = "KErp.Schedules";
    public const string Backups = "KErp.Backups";
    public const string Cache = "KErp.Cache";
    public const string Resilience = "KErp.Resilience";
    public const string Identity = "KErp.Identity";
}
