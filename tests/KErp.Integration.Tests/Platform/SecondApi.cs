using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using KErp.Names;

namespace KErp.Integration.Tests.Platform;

/// <summary>Another replica of the API: the program of the first with its environment, on ports of its own and behind no proxy.</summary>
public sealed class SecondApi(RunningPlatform platform) : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);
    private Process? _process;
    private string[] _without = [];

    public Uri Public { get; } = new($"http://localhost:{FreePort()}");
    public Uri Management { get; } = new($"http://localhost:{FreePort()}");

    /// <summary>How the platform calls this replica.</summary>
    public string Instance => $"{Environment.MachineName}/{_process!.Id}";

    /// <param name="without">Variables that are left out, by the start of their names: production's defaults hold instead.</param>
    public static async Task<SecondApi> StartAsync(RunningPlatform platform, params string[] without)
    {
        var second = new SecondApi(platform) { _without = without };
        await second.InitializeAsync();
        return second;
    }

    public async ValueTask InitializeAsync()
    {
        _process = Process.Start(LikeTheFirst(platform.Processes.PidOf(Resources.Api)))!;
        // Read, so that a full pipe stops nobody.
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = Public };
        await Eventually.GetAsync(() => IsReadyAsync(http), ready => ready, StartLimit);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null) return;
        using var terminate = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var limit = new CancellationTokenSource(StopLimit);
        await _process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private ProcessStartInfo LikeTheFirst(int pid)
    {
        var command = Words($"/proc/{pid}/cmdline");
        var start = new ProcessStartInfo(File.ResolveLinkTarget($"/proc/{pid}/exe", returnFinalTarget: true)!.FullName, command[1..])
        {
            WorkingDirectory = File.ResolveLinkTarget($"/proc/{pid}/cwd", returnFinalTarget: true)!.FullName, RedirectStandardOutput = true,
        };
        start.Environment.Clear();
        foreach (var variable in Words($"/proc/{pid}/environ").Where(word => !_without.Any(word.StartsWith)).Select(word => word.Split('=', 2))) start.Environment[variable[0]] = variable[1];
        start.Environment["ASPNETCORE_URLS"] = Public.GetLeftPart(UriPartial.Authority);
        start.Environment[EnvironmentVariables.ManagementPort] = Management.Port.ToString(CultureInfo.InvariantCulture);
        return start;
    }

    private async Task<bool> IsReadyAsync(HttpClient http)
    {
        Assert.False(_process!.HasExited, "The second replica of the API has ended.");
        try
        {
            using var ready = await http.GetAsync(HealthPaths.Ready, TestContext.Current.CancellationToken);
            return ready.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string[] Words(string file) => File.ReadAllText(file).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
