using NATS.Client.Core;

namespace KErp.Messaging;

/// <summary>Asks the broker for an answer, for readiness.</summary>
public sealed class BrokerProbe(INatsConnection connection)
{
    /// <returns>The round trip.</returns>
    public async Task<TimeSpan> PingAsync(CancellationToken cancellation) => await connection.PingAsync(cancellation);
}
