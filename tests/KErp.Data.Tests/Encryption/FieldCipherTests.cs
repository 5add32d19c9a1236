using System.Security.Cryptography;
using KErp.Data.Encryption;

namespace KErp.Data.Tests.Encryption;

public sealed class FieldCipherTests
{
    private const string Plain = "9001011234567";
    private static readonly string Place = EncryptedColumns.ResidentNumber.Place(Guid.NewGuid(), Guid.NewGuid());
    private readonly Rings _rings = new();

    [Fact]
    public void a_sealed_value_opens_at_its_place()
    {
        var cipher = new FieldCipher(_rings.Before);

        var value = cipher.Seal(Plain, Place);

        Assert.StartsWith("v1:k1:", value, StringComparison.Ordinal);
        Assert.DoesNotContain("900101", value, StringComparison.Ordinal);
        Assert.Equal(Plain, cipher.Open(value, Place));
    }

    [Fact]
    public void an_empty_text_can_be_sealed() =>
        Assert.Equal("", new FieldCipher(_rings.Before).Open(new FieldCipher(_rings.Before).Seal("", Place), Place));

    [Fact]
    public void moved_to_another_row_or_column_it_does_not_open()
    {
        var cipher = new FieldCipher(_rings.Before);
        var id = Guid.NewGuid();
        var value = cipher.Seal(Plain, EncryptedColumns.AuthenticatorKey.Place(id));

        Assert.ThrowsAny<CryptographicException>(() => cipher.Open(value, EncryptedColumns.AuthenticatorKey.Place(Guid.NewGuid())));
        Assert.ThrowsAny<CryptographicException>(() => cipher.Open(value, EncryptedColumns.MailBody.Place(id)));
    }

    [Fact]
    public void with_any_bit_flipped_it_does_not_open()
    {
        var cipher = new FieldCipher(_rings.Before);
        var value = cipher.Seal(Plain, Place);
        var bytes = Convert.FromBase64String(value["v1:k1:".Length..]);

        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => cipher.Open($"v1:k1:{Convert.ToBase64String(changed)}", Place));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("9001011234567")]
    [InlineData("v1:k1")]
    [InlineData("v2:k1:AAAA")]
    [InlineData("v1:k1:not base64!")]
    [InlineData("v1:k1:AAAA")]
    public void what_was_never_sealed_is_an_error_that_does_not_repeat_it(string value)
    {
        var error = Assert.ThrowsAny<CryptographicException>(() => new FieldCipher(_rings.Before).Open(value, Place));
        Assert.DoesNotContain("900101", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void an_unknown_key_is_named()
    {
        var value = new FieldCipher(_rings.Before).Seal(Plain, Place);

        var error = Assert.ThrowsAny<CryptographicException>(() => new FieldCipher(_rings.After).Open(value, Place));

        Assert.Contains("k1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void no_nonce_repeats()
    {
        var cipher = new FieldCipher(_rings.Before);

        var nonces = Enumerable.Range(0, 10_000).Select(_ => Convert.ToHexString(Convert.FromBase64String(cipher.Seal(Plain, Place)["v1:k1:".Length..])[..12]));

        Assert.Equal(10_000, nonces.Distinct().Count());
    }

    [Fact]
    public void while_keys_overlap_each_replica_opens_what_any_other_sealed()
    {
        KeyRing[][] steps = [[_rings.Before, _rings.Prepared], [_rings.Prepared, _rings.Overlap], [_rings.Overlap, _rings.After]];
        foreach (var (former, later) in steps.Select(step => (new FieldCipher(step[0]), new FieldCipher(step[1]))))
        {
            Assert.Equal(Plain, former.Open(later.Seal(Plain, Place), Place));
            Assert.Equal(Plain, later.Open(former.Seal(Plain, Place), Place));
        }
    }

    [Fact]
    public void only_what_the_first_key_sealed_is_current()
    {
        var value = new FieldCipher(_rings.Before).Seal(Plain, Place);

        Assert.True(new FieldCipher(_rings.Prepared).IsCurrent(value));
        Assert.False(new FieldCipher(_rings.Overlap).IsCurrent(value));
    }
}
