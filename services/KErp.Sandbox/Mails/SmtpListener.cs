using System.Net;
using System.Net.Sockets;
using SmtpServer;
using SmtpServer.Net;

namespace KErp.Sandbox.Mails;

/// <summary>SMTP on the loopback. It listens before the sandbox's HTTP does, so whoever is told that it is ready may send.</summary>
public sealed partial class SmtpListener(SandboxOptions options, IServiceProvider services, ILogger<SmtpListener> log) : IHostedService, IDisposable
{
    private const int MaxMessageBytes = 10 * 1024 * 1024;

    private readonly CancellationTokenSource _stopping = new();
    private Task _serving = Task.CompletedTask;

    /// <summary>Once started: the port that was given, or the one that was free.</summary>
    public int Port { get; private set; }

    /// <exception cref="SandboxRefusedToStartException">The port is taken.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var listeners = new EndpointListenerFactory();
        listeners.EndpointStarted += (_, started) => Port = ((IPEndPoint)started.LocalEndPoint).Port;
        var server = new SmtpServer.SmtpServer(
            new SmtpServerOptionsBuilder()
                .ServerName("sandbox")
                .MaxMessageSize(MaxMessageBytes)
                .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, options.SmtpPort)))
                .Build(),
            new WithListeners(services, listeners));
        server.SessionFaulted += (_, faulted) => LogFaulted(faulted.Exception);

        // It listens before its first await: a port that is taken has failed by then.
        _serving = server.StartAsync(_stopping.Token);
        if (_serving.Exception?.InnerException is SocketException taken)
            throw new SandboxRefusedToStartException($"Sandbox:SmtpPort: {options.SmtpPort} cannot be listened on: {taken.Message}");
        if (_serving.IsCompleted)
            await _serving;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _serving.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();

    [LoggerMessage(9201, LogLevel.Information, "A mail session ended early")]
    private partial void LogFaulted(Exception failure);

    /// <summary>The sandbox's services, and this server's own listeners.</summary>
    private sealed class WithListeners(IServiceProvider services, EndpointListenerFactory listeners) : IServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(IEndpointListenerFactory) ? listeners : services.GetService(serviceType);
    }
}
