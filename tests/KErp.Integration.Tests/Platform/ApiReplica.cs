using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace KErp.Integration.Tests.Platform;

/// <summary>One more replica of the API beside the platform's own, with the same environment but for what is said.</summary>
public sealed class ApiReplica : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);
    private readonly Process _process;

    private ApiReplica(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <param name="running">The process id of the replica whose environment is copied.</param>
    /// <param name="without">Variables that are left out, by the start of their names: production's defaults hold instead.</param>
    public static async Task<ApiReplica> StartAsync(int running, params string[] without)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [BuiltProject.AssemblyOf(new Projects.KErp_Api().ProjectPath, "KErp.Api")]) { RedirectStandardOutput = true };
        start.Environment.Clear();
        foreach (var variable in (await File.ReadAllTextAsync($"/proc/{running}/environ")).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = variable.IndexOf('=', StringComparison.Ordinal);
            if (!without.Any(variable.StartsWith)) start.Environment[variable[..at]] = variable[(at + 1)..];
        }

        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment[Names.EnvironmentVariables.ManagementPort] = $"{FreePort()}";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var replica = new ApiReplica(process, address);
        using var http = new HttpClient();
        await Eventually.GetAsync(() => ReadyAsync(http, address), ready => ready, StartLimit);
        return replica;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> ReadyAsync(HttpClient http, Uri address)
    {
        try
        {
            return (await http.GetAsync(new Uri(address, "health/ready"), TestContext.Current.CancellationToken)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
