using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Delivery;

/// <summary>The metric that the worker's autoscaler goes by.</summary>
public sealed class ConsumerBacklogTests(RunningPlatform platform) : PlatformTest(platform)
{
    private static readonly string Series = SeriesOf(Streams.Invoices, Consumers.InvoiceIssuer);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private static readonly string Nats = $"{Resources.Nats}-process";
    private readonly WorkerMetrics _metrics = new(platform);

    public override async ValueTask DisposeAsync()
    {
        _metrics.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Messages_count_until_they_are_acknowledged_delivered_or_not()
    {
        await Sandbox.FailAsync("*", "status", statusCode: 503);
        await CreateAsync(40);

        // More than a worker takes at once: some are tried and come back, the others were never delivered.
        await ShowsAsync(40);
        await Eventually.GetAsync(() => Database.CountAsync("invoices", "attempt > 1"), retried => retried > 0, Soon);
        Assert.Equal(40, await _metrics.ReadAsync(Series));

        await Sandbox.WorkAsync();
        await AllSettledAsync(TimeSpan.FromSeconds(60));
        await ShowsAsync(0);
    }

    [Fact]
    public async Task A_broker_that_is_away_leaves_no_number_behind()
    {
        await ShowsAsync(0);

        await Processes.StopAsync(Nats);
        try
        {
            await ShowsAsync(null);
        }
        finally
        {
            await Processes.StartAsync(Nats);
        }

        await ShowsAsync(0);
    }

    [Theory]
    [InlineData(Streams.Invoices, Consumers.ChunkIssuer)]
    [InlineData(Streams.Invoices, Consumers.InvoiceCollector)]
    [InlineData(Streams.Insurance, Consumers.PayrollRunner)]
    public async Task Every_consumer_has_its_count(string stream, string consumer) =>
        Assert.Equal(0, await Eventually.GetAsync(() => _metrics.ReadAsync(SeriesOf(stream, consumer)), seen => seen is not null, Soon));

    private static string SeriesOf(string stream, string consumer) => $"{Metrics.ConsumerPendingMessages}{{consumer=\"{consumer}\",stream=\"{stream}\"}}";

    private Task<double?> ShowsAsync(double? messages) => Eventually.GetAsync(() => _metrics.ReadAsync(Series), seen => seen == messages, Soon);
}
