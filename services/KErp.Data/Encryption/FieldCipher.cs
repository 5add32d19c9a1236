using System.Security.Cryptography;
using System.Text;

namespace KErp.Data.Encryption;

/// <summary>
/// Seals single column values with AES-256-GCM. A sealed value is <c>v1:key-id:base64(nonce, ciphertext, tag)</c> and is
/// bound to its place, so that it cannot be moved to another row or column.
/// </summary>
public sealed class FieldCipher(KeyRing keys)
{
    private const string Version = "v1";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly Dictionary<string, byte[]> _derived = keys.Ids.ToDictionary(
        id => id, id => HKDF.DeriveKey(HashAlgorithmName.SHA256, keys.Find(id)!, 32, info: "kerp field encryption"u8.ToArray()));

    /// <param name="plain">What to hide.</param>
    /// <param name="place">Table, column and row that it belongs to; the same is needed to open it.</param>
    public string Seal(string plain, string place)
    {
        var text = Encoding.UTF8.GetBytes(plain);
        var sealedBytes = new byte[NonceBytes + text.Length + TagBytes];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_derived[keys.CurrentId], TagBytes);
        aes.Encrypt(nonce, text, sealedBytes.AsSpan(NonceBytes, text.Length), sealedBytes.AsSpan(NonceBytes + text.Length), Encoding.UTF8.GetBytes(place));
        return $"{Version}:{keys.CurrentId}:{Convert.ToBase64String(sealedBytes)}";
    }

    /// <exception cref="CryptographicException">The value was changed, belongs elsewhere, or its key is not on the ring.</exception>
    public string Open(string sealedValue, string place)
    {
        if (sealedValue.Split(':') is not [Version, var id, var base64]) throw new CryptographicException("Not a sealed value.");
        if (!_derived.TryGetValue(id, out var key)) throw new CryptographicException($"The key {id} is not configured.");
        var bytes = Convert.FromBase64String(base64);
        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(NonceBytes + plain.Length), plain, Encoding.UTF8.GetBytes(place));
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>Whether it was sealed with the current key.</summary>
    public bool IsCurrent(string sealedValue) => sealedValue.StartsWith($"{Version}:{keys.CurrentId}:", StringComparison.Ordinal);
}
