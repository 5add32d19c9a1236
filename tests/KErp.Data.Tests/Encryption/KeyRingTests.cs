using KErp.Data.Encryption;

namespace KErp.Data.Tests.Encryption;

public sealed class KeyRingTests
{
    private static readonly string Key = Convert.ToBase64String(new byte[32]);

    [Fact]
    public void the_first_key_is_the_current_one()
    {
        var ring = KeyRing.Parse($"k2:{Key}, k1:{Key}", "ENCRYPTION_KEY");

        Assert.Equal(["k2", "k1"], ring.Ids);
        Assert.Equal("k2", ring.CurrentId);
        Assert.Null(ring.Find("k3"));
    }

    public static TheoryData<string?, string> Wrong => new()
    {
        { null, "entry 1" },
        { "", "entry 1" },
        { Key, "entry 1" },
        { $"k 1:{Key}", "entry 1" },
        { $"k1:{Key},", "entry 2" },
        { $"k1:{Key},k1:{Key}", "repeats the id k1" },
        { "k1:###", "is not base64" },
        { $"k1:{Convert.ToBase64String(new byte[31])}", "31 bytes" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void what_is_wrong_is_said_by_setting_and_entry_without_the_key(string? text, string said)
    {
        var error = Assert.Throws<FormatException>(() => KeyRing.Parse(text, "ENCRYPTION_KEY"));

        Assert.StartsWith("ENCRYPTION_KEY: entry", error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", error.Message, StringComparison.Ordinal);
    }
}
