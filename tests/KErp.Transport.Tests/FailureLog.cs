using Microsoft.Extensions.Logging;

namespace KErp.Transport.Tests;

/// <summary>What a client logs as failed, which is all that an operator sees of one that keeps trying.</summary>
internal sealed class FailureLog : ILoggerProvider, ILogger
{
    private readonly Lock _lock = new();
    private readonly List<string> _failures = [];
    private string _awaited = "";
    private TaskCompletionSource? _found;

    /// <summary>Done when a failure with this text is logged after the call.</summary>
    public async Task NextAsync(string text)
    {
        lock (_lock) (_awaited, _found) = (text, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            await _found.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            lock (_lock) Assert.Fail($"Nothing with '{text}' among {string.Join('\n', _failures)}");
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        var failure = $"{formatter(state, exception)} {exception}";
        lock (_lock)
        {
            _failures.Add(failure);
            if (failure.Contains(_awaited, StringComparison.OrdinalIgnoreCase)) _found?.TrySetResult();
        }
    }

    public void Dispose()
    {
    }
}
