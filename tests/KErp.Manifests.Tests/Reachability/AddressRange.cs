using System.Buffers.Binary;
using System.Net;

namespace KErp.Manifests.Tests.Reachability;

/// <summary>IPv4 addresses from the first to the last, both included.</summary>
internal readonly record struct AddressRange(uint First, uint Last)
{
    public static AddressRange Parse(string cidr)
    {
        var network = IPNetwork.Parse(cidr);
        var first = BinaryPrimitives.ReadUInt32BigEndian(network.BaseAddress.GetAddressBytes());
        return new(first, first | (uint)((1UL << (32 - network.PrefixLength)) - 1));
    }

    public bool Contains(uint address) => First <= address && address <= Last;

    public override string ToString() => new IPAddress([(byte)(First >> 24), (byte)(First >> 16), (byte)(First >> 8), (byte)First]).ToString();
}
