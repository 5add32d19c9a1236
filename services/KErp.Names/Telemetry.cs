namespace KErp.Names;

/// <summary>Metric names and labels as the operations guide's rules and dashboards use them.</summary>
public static class Metrics
{
    public const string HttpRequests = "http_requests_total";
    public const string HttpRequestDuration = "http_request_duration_seconds";
    public const string GrpcServerHandled = "grpc_server_handled_total";
    public const string InvoiceProcessingFailures = "kerp_invoice_processing_failures_total";
    public const string InsuranceEdiLastSuccess = "kerp_insurance_edi_last_success_timestamp";
    public const string ConsumerPendingMessages = "nats_consumer_pending_messages";
    public const string OutboxDepth = "kerp_outbox_depth";
    public const string OutboxOldestAge = "kerp_outbox_oldest_age_seconds";
    public const string DeadLettersWaiting = "kerp_dead_letters";
    public const string LoginFailures = "kerp_auth_login_failures_total";
    public const string ActiveSessions = "kerp_active_sessions_total";
    public const string ExternalApiUp = "kerp_external_api_up";
}

/// <summary>Activity sources and meters of K-ERP's own instrumentation.</summary>
public static class TelemetrySources
{
    public const string Messaging = "KErp.Messaging";
    public const string Invoices = "KErp.Invoices";
    public const string Http = "KErp.Http";
    public const string Identity = "KErp.Identity";
}
