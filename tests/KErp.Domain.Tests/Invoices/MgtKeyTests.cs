using System.Globalization;
using System.Text.RegularExpressions;
using KErp.Domain.Invoices;

namespace KErp.Domain.Tests.Invoices;

public sealed class MgtKeyTests
{
    // The example of RFC 9562; the key was computed by a separate program.
    [Theory]
    [InlineData("017f22e2-79b0-7cc3-98c4-dc0c0c07398f", "01slbj5n4y35zakmivythxn3")]
    [InlineData("00000000-0000-7000-8000-000000000000", "000000000000000000000000")]
    public void it_is_the_free_bits_in_base_36(string id, string key) =>
        Assert.Equal(key, MgtKey.For(Guid.Parse(id)));

    [Fact]
    public void ids_come_back_from_their_keys_and_no_two_share_one()
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < 20_000; i++)
        {
            var id = Guid.CreateVersion7();
            var key = MgtKey.For(id);
            Assert.Matches(new Regex("^[0-9a-z]{24}$"), key);
            Assert.True(keys.Add(key));
            Assert.Equal(id, Decode(key));
        }
    }

    [Fact]
    public void every_free_bit_reaches_the_key()
    {
        var origin = UInt128.Parse("00000000000070008000000000000000", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var keys = Enumerable.Range(0, 128)
            .Where(bit => bit is not (62 or 63 or 76 or 77 or 78 or 79))
            .Select(bit => MgtKey.For(ToGuid(origin | (UInt128.One << bit))));
        Assert.Equal(122, keys.Distinct().Count());
    }

    [Fact]
    public void the_largest_id_fits() =>
        Assert.Equal(24, MgtKey.For(Guid.Parse("ffffffff-ffff-7fff-bfff-ffffffffffff")).Length);

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("6b9f0f0e-3f0b-4c63-9c0a-1f1f1f1f1f1f")]
    [InlineData("017f22e2-79b0-7cc3-18c4-dc0c0c07398f")]
    [InlineData("017f22e2-79b0-7cc3-d8c4-dc0c0c07398f")]
    public void an_id_that_is_not_version_7_is_refused(string id) =>
        Assert.Throws<ArgumentException>(() => MgtKey.For(Guid.Parse(id)));

    private static Guid Decode(string key)
    {
        var bits = key.Aggregate(UInt128.Zero, (sum, c) => sum * 36 + (uint)(c <= '9' ? c - '0' : c - 'a' + 10));
        var mask62 = (UInt128.One << 62) - 1;
        return ToGuid((bits >> 74 << 80) | ((UInt128)7 << 76) | ((bits >> 62 & 0xFFF) << 64) | ((UInt128)2 << 62) | (bits & mask62));
    }

    private static Guid ToGuid(UInt128 value) => Guid.ParseExact(value.ToString("x32", CultureInfo.InvariantCulture), "N");
}
