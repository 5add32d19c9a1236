using System.Net;
using System.Net.Sockets;

namespace KErp.Hosting.HostProcesses;

/// <summary>Free ports on this machine.</summary>
public static class LocalPorts
{
    // Above Linux' ephemeral range (32768-60999), from which an outgoing connection could take a port while its server is
    // stopped, and above the orchestrator's own (10000-32767), which it counts through without asking.
    private const int First = 61000;
    private const int Last = 65500;

    // A port that was given out is free until its server listens: it must not be given out twice.
    private static readonly HashSet<int> GivenOut = [];

    /// <summary>A free port that stays free but for another listener.</summary>
    public static int Any()
    {
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            var port = Random.Shared.Next(First, Last);
            if (TryTake(port))
                return port;
        }
        throw new DistributedApplicationException($"No free port between {First} and {Last}.");
    }

    /// <summary>The preferred port, or another one where that is taken.</summary>
    public static int Prefer(int port) => TryTake(port) ? port : Any();

    private static bool TryTake(int port)
    {
        lock (GivenOut)
            return !GivenOut.Contains(port) && IsFree(port) && GivenOut.Add(port);
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            using var any = new TcpListener(IPAddress.Any, port);
            listener.Stop();
            any.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
