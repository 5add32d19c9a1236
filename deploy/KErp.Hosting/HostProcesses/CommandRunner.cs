using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace KErp.Hosting.HostProcesses;

/// <summary>Runs the short commands that prepare a server's data.</summary>
internal static class CommandRunner
{
    public static async Task RunAsync(string[] command, string? input, ILogger logger, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // User postgres may not enter the AppHost's folder.
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);

        var program = command[^1] == command[0] ? command[0] : string.Join(' ', command);
        if (process.ExitCode != 0)
            throw new DistributedApplicationException($"'{program}' exited with {process.ExitCode}: {await errors}{await output}");
        EngineLog.Finished(logger, program, clock.ElapsedMilliseconds);
    }
}
