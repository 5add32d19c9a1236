namespace KErp.Worker.Invoices;

/// <summary>Codes of K-ERP's own beside those of the provider.</summary>
internal static class InvoiceFailures
{
    public const string ProviderUnavailable = "provider_unavailable";
    public const string DeadlinePassed = "issue_deadline_passed";
    public const string Unprocessable = "unprocessable";
}
