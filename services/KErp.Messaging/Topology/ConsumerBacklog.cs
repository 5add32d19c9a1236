namespace KErp.Messaging.Topology;

/// <param name="Messages">
/// Not yet delivered, or delivered and not acknowledged. The second kind is work as well: what a worker has in hand, and
/// what waits for its next delivery after a failure. Without it the backlog of an outage would look like no backlog.
/// </param>
internal sealed record ConsumerBacklog(ConsumerDefinition Consumer, long Messages);
