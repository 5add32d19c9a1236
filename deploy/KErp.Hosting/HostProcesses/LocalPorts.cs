using System.Net;
using System.Net.Sockets;

namespace KErp.Hosting.HostProcesses;

/// <summary>Free ports on this machine.</summary>
public static class LocalPorts
{
    // Below Linux' ephemeral range (32768-60999): a port from that could be taken by an outgoing connection while its server is stopped.
    private const int First = 16000;
    private const int Last = 32000;

    /// <summary>A free port that stays free but for another listener.</summary>
    public static int Any()
    {
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            var port = Random.Shared.Next(First, Last);
            if (IsFree(port))
                return port;
        }
        throw new DistributedApplicationException($"No free port between {First} and {Last}.");
    }

    /// <summary>The preferred port, or another one where that is taken.</summary>
    public static int Prefer(int port) => IsFree(port) ? port : Any();

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
