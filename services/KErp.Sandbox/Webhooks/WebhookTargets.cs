using KErp.Sandbox.Storage;
using Microsoft.Data.Sqlite;

namespace KErp.Sandbox.Webhooks;

/// <summary>Where changes are told now: what <c>/_sandbox/webhook</c> said last, else the configuration.</summary>
internal sealed class WebhookTargets(SandboxOptions options, SandboxDatabase database)
{
    private const string Switch = "webhook-target";

    public WebhookTarget? Current()
    {
        using var connection = database.Read();
        return Current(connection);
    }

    public WebhookTarget? Current(SqliteConnection connection) =>
        Settings.Read(connection, Switch, new Choice(options.Webhook.Target)).Target;

    /// <param name="target">Nothing: changes are told to nobody, whatever the configuration says.</param>
    public Task SetAsync(WebhookTarget? target) => database.WriteAsync(connection =>
    {
        Settings.Write(connection, Switch, new Choice(target));
        return true;
    });

    private sealed record Choice(WebhookTarget? Target);
}
