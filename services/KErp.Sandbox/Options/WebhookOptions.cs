namespace KErp.Sandbox;

/// <summary>Where the partner wants to hear of changed documents.</summary>
/// <param name="Url">The partner's callback.</param>
/// <param name="ApiKey">Sent as <c>X-Api-Key</c>.</param>
/// <param name="Duplicate">Whether each event is sent twice, with the same MID.</param>
public sealed record WebhookTarget(Uri Url, string ApiKey, bool Duplicate = false);

/// <param name="Target">Until <c>/_sandbox/webhook</c> says otherwise.</param>
/// <param name="RetryDelay">From one attempt to the next; 5 minutes at Popbill.</param>
public sealed record WebhookOptions(WebhookTarget? Target, TimeSpan RetryDelay)
{
    internal static WebhookOptions Read(OptionsReader reader) =>
        new(ReadTarget(reader), reader.Duration("Webhook:RetryDelay", TimeSpan.FromMinutes(5)));

    private static WebhookTarget? ReadTarget(OptionsReader reader)
    {
        if (reader.Pair("Webhook:Url", "Webhook:ApiKey") is not { } pair)
            return null;
        if (TryParse(pair.First, out var url))
            return new WebhookTarget(url, pair.Second);
        reader.Fail("Webhook:Url", $"'{pair.First}' is not an http address");
        return null;
    }

    internal static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Uri? url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);
}
