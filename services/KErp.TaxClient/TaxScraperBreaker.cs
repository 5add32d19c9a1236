using Grpc.Core;
using KErp.Names;
using KErp.ServiceDefaults;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace KErp.TaxClient;

/// <summary>Keeps calls from a provider that is away, or as long as an operator says so.</summary>
public sealed partial class TaxScraperBreaker
{
    // How soon an operator's change of mind is noticed.
    private static readonly TimeSpan IsolatedWait = TimeSpan.FromSeconds(1);
    private readonly TimeProvider _time;
    private readonly CircuitBreaker _breaker;
    private DateTimeOffset _openUntil;

    public TaxScraperBreaker(CircuitBreakers breakers, IOptions<TaxClientOptions> options, TimeProvider time, ILogger<TaxScraperBreaker> log)
    {
        _time = time;
        _breaker = breakers[CircuitBreakerNames.TaxScraper];
        Pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<RpcException>(TransientErrors.Covers),
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

    /// <summary>How long calls are kept back: not at all when closed; zero when it is time to try one.</summary>
    public TimeSpan? KeptBackFor
    {
        get
        {
            if (_breaker.State is CircuitState.Closed) return null;
            if (_breaker.State is CircuitState.Isolated) return IsolatedWait;
            var wait = _openUntil - _time.GetUtcNow();
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    [LoggerMessage(3101, LogLevel.Warning, "The tax-invoice provider is away: it is not asked for {Break}")]
    private static partial void LogOpened(ILogger log, TimeSpan @break);

    [LoggerMessage(3102, LogLevel.Information, "The tax-invoice provider answers again")]
    private static partial void LogClosed(ILogger log);
}
