using System.Net;
using System.Net.Sockets;
using KErp.Hosting.HostProcesses;

namespace KErp.Hosting.Tests;

public sealed class LocalPortsTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    public void A_taken_port_gives_way(string address)
    {
        using var listener = new TcpListener(IPAddress.Parse(address), 0);
        listener.Start();
        var taken = ((IPEndPoint)listener.LocalEndpoint).Port;

        Assert.NotEqual(taken, LocalPorts.Prefer(taken));
    }

    [Fact]
    public void A_free_port_is_taken_as_it_is()
    {
        var free = LocalPorts.Any();

        Assert.Equal(free, LocalPorts.Prefer(free));
    }
}
