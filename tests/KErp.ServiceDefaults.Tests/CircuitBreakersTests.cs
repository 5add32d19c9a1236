using System.Diagnostics.Metrics;
using KErp.Names;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.CircuitBreaker;

namespace KErp.ServiceDefaults.Tests;

public sealed class CircuitBreakersTests
{
    [Fact]
    public async Task an_open_breaker_keeps_calls_away_until_it_is_closed()
    {
        await using var services = Services();
        var breaker = services.GetRequiredService<CircuitBreakers>()[CircuitBreakerNames.TaxScraper];
        var pipeline = new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            StateProvider = breaker.StateProvider, ManualControl = breaker.ManualControl,
        }).Build();

        await breaker.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Throws<IsolatedCircuitException>(() => pipeline.Execute(() => { }));
        Assert.Equal(CircuitState.Isolated, breaker.State);
        Assert.Equal(1, Gauge());

        await breaker.CloseAsync(TestContext.Current.CancellationToken);
        pipeline.Execute(() => { });
        Assert.Equal(CircuitState.Closed, breaker.State);
        Assert.Equal(0, Gauge());
    }

    [Fact]
    public async Task a_breaker_opened_before_its_pipeline_is_built_is_open_in_it()
    {
        await using var services = Services();
        var breaker = services.GetRequiredService<CircuitBreakers>()[CircuitBreakerNames.TaxScraper];
        await breaker.OpenAsync(TestContext.Current.CancellationToken);

        var pipeline = new ResiliencePipelineBuilder()
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions { StateProvider = breaker.StateProvider, ManualControl = breaker.ManualControl }).Build();

        Assert.Throws<IsolatedCircuitException>(() => pipeline.Execute(() => { }));
    }

    [Fact]
    public void a_service_without_breakers_finds_none() =>
        Assert.Null(new ServiceCollection().AddMetrics().AddCircuitBreakers().BuildServiceProvider()
            .GetRequiredService<CircuitBreakers>().Find(CircuitBreakerNames.TaxScraper));

    [Fact]
    public void a_name_that_operators_do_not_know_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddCircuitBreaker("redis"));

    private static ServiceProvider Services() =>
        new ServiceCollection().AddMetrics().AddCircuitBreaker(CircuitBreakerNames.TaxScraper).BuildServiceProvider();

    private static int Gauge()
    {
        var seen = -1;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == Metrics.CircuitBreakerOpen) listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => seen = Math.Max(seen, value));
        listener.Start();
        listener.RecordObservableInstruments();
        return seen;
    }
}
