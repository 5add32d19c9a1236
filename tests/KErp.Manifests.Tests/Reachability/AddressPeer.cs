namespace KErp.Manifests.Tests.Reachability;

/// <summary>Addresses outside the cluster that have a name: blocks, less what is taken out of them.</summary>
internal sealed record AddressPeer(string Name, IReadOnlyList<AddressRange> Blocks, IReadOnlyList<AddressRange> Except)
{
    public AddressPeer(string name, IEnumerable<string> blocks, params string[] except)
        : this(name, [.. blocks.Select(AddressRange.Parse)], [.. except.Select(AddressRange.Parse)])
    {
    }

    public decimal Size => Blocks.Sum(block => (decimal)block.Last - block.First + 1);

    public bool Contains(uint address) => Blocks.Any(block => block.Contains(address)) && !Except.Any(hole => hole.Contains(address));
}
