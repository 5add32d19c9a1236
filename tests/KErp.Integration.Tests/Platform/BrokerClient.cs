using KErp.Names;
using NATS.Client.Core;
using NATS.Client.JetStream;

namespace KErp.Integration.Tests.Platform;

/// <summary>Publishes past the outbox: what a faulty release, or the broker itself after its duplicate window, would.</summary>
public sealed class BrokerClient(string url, Guid company)
{
    /// <returns>The id under which it was published.</returns>
    public async Task<string> PublishAsync(string payload)
    {
        await using var nats = new NatsConnection(new NatsOpts { Url = url });
        var id = Guid.CreateVersion7().ToString();
        var headers = new NatsHeaders { ["Nats-Msg-Id"] = id, ["Kerp-Company-Id"] = company.ToString() };
        var ack = await new NatsJSContext(nats).PublishAsync(Subjects.IssueInvoice, payload, headers: headers, cancellationToken: TestContext.Current.CancellationToken);
        ack.EnsureSuccess();
        return id;
    }
}
