using KErp.Names;
using Polly.CircuitBreaker;

namespace KErp.ServiceDefaults;

/// <summary>A circuit breaker that an operator sees and controls. Its pipeline is given both providers.</summary>
public sealed class CircuitBreaker
{
    /// <param name="service">Which service it guards, one of <see cref="CircuitBreakerNames.All"/>.</param>
    public CircuitBreaker(string service) => Service = CircuitBreakerNames.All.Contains(service)
        ? service
        : throw new ArgumentException($"{service} is not among {nameof(CircuitBreakerNames)}.", nameof(service));

    public string Service { get; }

    public CircuitBreakerStateProvider StateProvider { get; } = new();

    public CircuitBreakerManualControl ManualControl { get; } = new();

    public CircuitState State => StateProvider.CircuitState;

    /// <summary>Keeps all calls away until <see cref="CloseAsync"/>.</summary>
    public Task OpenAsync(CancellationToken cancellation) => ManualControl.IsolateAsync(cancellation);

    /// <summary>Lets calls through, forgets the counted failures and leaves the breaker to judge by itself again.</summary>
    public Task CloseAsync(CancellationToken cancellation) => ManualControl.CloseAsync(cancellation);
}
