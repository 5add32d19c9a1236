using System.Diagnostics;

namespace KErp.Transport.Tests.Servers;

/// <summary>A program that runs until it is disposed of, and what it writes.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process _process = new();

    // To PostgreSQL TERM means to wait for its clients. INT says nothing to a program whose shell runs in the background.
    private readonly string _stopSignal;
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private readonly List<(string Text, TaskCompletionSource Found)> _awaited = [];

    private ServerProcess(string[] command, IEnumerable<(string Name, string Value)> environment)
    {
        _stopSignal = command.Any(part => part.EndsWith("/postgres", StringComparison.Ordinal)) ? "-INT" : "-TERM";
        _process.StartInfo = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // User postgres may not enter the tests' own folder.
            WorkingDirectory = "/",
        };
        foreach (var (name, value) in environment) _process.StartInfo.Environment[name] = value;
        _process.EnableRaisingEvents = true;
        _process.OutputDataReceived += (_, written) => Read(written.Data);
        _process.ErrorDataReceived += (_, written) => Read(written.Data);
        _process.Exited += (_, _) => Fail();
    }

    public string Output
    {
        get { lock (_lock) return string.Join('\n', _lines); }
    }

    /// <summary>Runs once the program has written <paramref name="readyLine"/>.</summary>
    public static async Task<ServerProcess> StartAsync(string readyLine, string[] command, params (string Name, string Value)[] environment)
    {
        var server = new ServerProcess(command, environment);
        var ready = server.NextLineAsync(readyLine);
        server.Start();
        await ready;
        return server;
    }

    /// <summary>The exit code of a program that ends by itself, and all that it wrote.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string[] command, params (string Name, string Value)[] environment)
    {
        await using var program = new ServerProcess(command, environment);
        program.Start();
        await program._process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return (program._process.ExitCode, program.Output);
    }

    /// <summary>Done when a line with this text is written after the call.</summary>
    public Task NextLineAsync(string text)
    {
        var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock) _awaited.Add((text, found));
        return found.Task.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", [_stopSignal, $"{_process.Id}"]);
            await _process.WaitForExitAsync().WaitAsync(Patience);
        }
        _process.Dispose();
    }

    private void Start()
    {
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Read(string? line)
    {
        if (line is null) return;
        lock (_lock)
        {
            _lines.Add(line);
            foreach (var (_, found) in _awaited.Where(awaited => line.Contains(awaited.Text, StringComparison.Ordinal))) found.TrySetResult();
        }
    }

    private void Fail()
    {
        lock (_lock)
            foreach (var (text, found) in _awaited) found.TrySetException(new InvalidOperationException($"ended before it wrote '{text}': {Output}"));
    }
}
