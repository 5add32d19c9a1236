using System.Diagnostics.Metrics;
using KErp.Names;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Polly.CircuitBreaker;

namespace KErp.ServiceDefaults;

/// <summary>The circuit breakers of this replica by the service they guard.</summary>
public sealed class CircuitBreakers
{
    private readonly Dictionary<string, CircuitBreaker> _breakers;

    public CircuitBreakers(IEnumerable<CircuitBreaker> breakers, IMeterFactory meters)
    {
        _breakers = breakers.ToDictionary(breaker => breaker.Service);
        meters.Create(TelemetrySources.Resilience).CreateObservableGauge(
            Metrics.CircuitBreakerOpen, Measure, description: "1 while the breaker keeps calls from the service, else 0.");
    }

    /// <returns>Null when this replica guards no such service.</returns>
    public CircuitBreaker? Find(string service) => _breakers.GetValueOrDefault(service);

    /// <exception cref="KeyNotFoundException">No breaker was added for it.</exception>
    public CircuitBreaker this[string service] => _breakers[service];

    private IEnumerable<Measurement<int>> Measure() => _breakers.Values.Select(breaker => new Measurement<int>(
        breaker.State is CircuitState.Open or CircuitState.Isolated ? 1 : 0, new KeyValuePair<string, object?>("service", breaker.Service)));
}

public static class CircuitBreakerExtensions
{
    /// <summary>A breaker for calls to <paramref name="service"/>, which whoever builds the pipeline finds in <see cref="CircuitBreakers"/>.</summary>
    public static IServiceCollection AddCircuitBreaker(this IServiceCollection services, string service) =>
        services.AddSingleton(new CircuitBreaker(service)).AddCircuitBreakers();

    /// <summary>The registry, for services with breakers and without.</summary>
    public static IServiceCollection AddCircuitBreakers(this IServiceCollection services)
    {
        services.TryAddSingleton<CircuitBreakers>();
        return services;
    }
}
