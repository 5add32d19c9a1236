using Grpc.Core;
using KErp.Messaging.Consuming;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace KErp.Worker.Invoices;

/// <summary>Keeps calls from a provider that is away, and tells the consumer to wait meanwhile.</summary>
internal sealed partial class TaxScraperBreaker
{
    private readonly TimeProvider _time;
    private readonly CircuitBreakerStateProvider _state = new();
    private DateTimeOffset _openUntil;

    public TaxScraperBreaker(IOptions<IssuingOptions> options, TimeProvider time, ILogger<TaxScraperBreaker> log)
    {
        _time = time;
        Pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<RpcException>(TaxScraperGateway.IsTransient),
                FailureRatio = 0.5,
                MinimumThroughput = options.Value.BreakerThroughput,
                SamplingDuration = options.Value.SamplingDuration,
                BreakDuration = options.Value.BreakDuration,
                StateProvider = _state,
                OnOpened = opened =>
                {
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
        if (_state.CircuitState is CircuitState.Closed) return Admission.Open;
        var wait = _openUntil - _time.GetUtcNow();
        return wait > TimeSpan.Zero ? Admission.Closed(wait) : Admission.Trial;
    }

    [LoggerMessage(3101, LogLevel.Warning, "The tax-invoice provider is away: no invoice is taken for {Break}")]
    private static partial void LogOpened(ILogger log, TimeSpan @break);

    [LoggerMessage(3102, LogLevel.Information, "The tax-invoice provider answers again")]
    private static partial void LogClosed(ILogger log);
}
