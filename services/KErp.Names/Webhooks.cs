namespace KErp.Names;

/// <summary>How the tax-invoice provider tells us of changes (developers.popbill.com, webhook-event).</summary>
public static class ProviderWebhook
{
    public const string Path = "/webhooks/popbill";

    /// <summary>Names the event: the same one may come several times.</summary>
    public const string EventIdHeader = "Pb-Webhook-MID";
    public const string TypeHeader = "Pb-Webhook-Type";
    public const string EventTypeHeader = "Pb-Webhook-EventType";
    public const string BusinessNumberHeader = "Pb-Webhook-Corpnum";
    public const string ApiKeyHeader = "X-Api-Key";

    /// <summary>What the provider takes for a receipt; without it the event comes again.</summary>
    public const string Receipt = "OK";
}
