namespace KErp.Hosting.HostProcesses;

/// <summary>Holds the data folder for the life of the AppHost: two sets of servers on one set of files would destroy them.</summary>
internal sealed class DataDirectoryLock : IDisposable
{
    private IDisposable? _held;

    public void Take(DataDirectory data) => _held = data.Lock();

    public void Dispose() => _held?.Dispose();
}
