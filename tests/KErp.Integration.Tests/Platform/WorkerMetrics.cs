using System.Globalization;
using Aspire.Hosting.Testing;
using KErp.Names;

namespace KErp.Integration.Tests.Platform;

/// <summary>What the worker shows to Prometheus.</summary>
public sealed class WorkerMetrics(RunningPlatform platform) : IDisposable
{
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    /// <param name="series">Name and labels, as scraped.</param>
    /// <returns>Null when the series is not there.</returns>
    public async Task<double?> ReadAsync(string series)
    {
        var metrics = await _http.GetStringAsync(new Uri(platform.App.GetEndpoint(Resources.Worker, Endpoints.Management), "metrics"), TestContext.Current.CancellationToken);
        var line = metrics.Split('\n').SingleOrDefault(line => line.StartsWith($"{series} ", StringComparison.Ordinal));
        return line is null ? null : double.Parse(line[series.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
