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
    public void A_free_port_is_taken_as_it_is_and_once()
    {
        var free = FreePort();

        Assert.Equal(free, LocalPorts.Prefer(free));
        Assert.NotEqual(free, LocalPorts.Prefer(free));
    }

    [Fact]
    public void No_port_is_given_out_twice()
    {
        var ports = Enumerable.Range(0, 200).Select(_ => LocalPorts.Any()).ToList();

        Assert.Equal(ports.Count, ports.Distinct().Count());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
