using Grpc.Core;
using KErp.Messaging.Consuming;
using KErp.Names;
using KErp.ServiceDefaults;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace KErp.Worker.Invoices;

/// <summary>Keeps calls from a provider that is away, or as long as an operator says so, and tells the consumer to wait meanwhile.</summary>
internal sealed partial class TaxScraperBreaker
{
    // How soon an operator's change of mind is noticed.
    private static readonly TimeSpan IsolatedWait = TimeSpan.FromSeconds(1);
    private readonly TimeProvider _time;
    private readonly CircuitBreaker _breaker;
    private DateTimeOffset _openUntil;

    public TaxScraperBreaker(CircuitBreakers breakers, IOptions<IssuingOptions> options, TimeProvider time, ILogger<TaxScraperBreaker> log)
    {
        _time = time;
        _breaker = breakers[CircuitBreakerNames.TaxScraper];
        Pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<RpcException>(TaxScraperGateway.IsTransient),
                FailureRatio = 0.5,
                MinimumThroughput = options.Value.BreakerThroughput,
                SamplingDuration = options.Value.SamplingDuration,
                BreakDuration = options.Value.BreakDuration,
                StateProvider = _breaker.StateProvider,
                ManualControl = _breaker.ManualControl,
                OnOpened = opened =>
                {
                    // An operator's is open without end.
                    if (opened.IsManual) return ValueTask.CompletedTask;
                    _openUntil = time.GetUtcNow() + opened.BreakDuration;
                    LogOpened(log, opened.BreakDuration);
                    return ValueTask.CompletedTask;
                },
                OnClosed = _ =>
                {
                    LogClosed(log);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    public ResiliencePipeline Pipeline { get; }

    /// <summary>Closed: all may come. Open: none until it is time to try. Then one at a time.</summary>
    public Admission Admit()
    {
        if (_breaker.State is CircuitState.Closed) return Admission.Open;
        if (_breaker.State is CircuitState.Isolated) return Admission.Closed(IsolatedWait);
        var wait = _openUntil - _time.GetUtcNow();
        return wait > TimeSpan.Zero ? Admission.Closed(wait) : Admission.Trial;
    }

    [LoggerMessage(3101, LogLevel.Warning, "The tax-invoice provider is away: no invoice is taken for {Break}")]
    private static partial void LogOpened(ILogger log, TimeSpan @break);

    [LoggerMessage(3102, LogLevel.Information, "The tax-invoice provider answers again")]
    private static partial void LogClosed(ILogger log);
}
