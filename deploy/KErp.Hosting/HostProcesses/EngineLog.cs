using Microsoft.Extensions.Logging;

namespace KErp.Hosting.HostProcesses;

internal static partial class EngineLog
{
    [LoggerMessage(1, LogLevel.Information, "PostgreSQL, Redis and NATS run by the {Engine} engine: {Reason}.")]
    public static partial void Chosen(ILogger logger, Engine engine, string reason);

    [LoggerMessage(2, LogLevel.Information, "Local data lie in {Directory}: {Reason}.")]
    public static partial void DataLiesIn(ILogger logger, string directory, string reason);

    [LoggerMessage(3, LogLevel.Information, "{Program} finished after {Milliseconds} ms.")]
    public static partial void Finished(ILogger logger, string program, long milliseconds);

    [LoggerMessage(4, LogLevel.Warning, "{Problem} Trying again.")]
    public static partial void TryingAgain(ILogger logger, string problem);
}
