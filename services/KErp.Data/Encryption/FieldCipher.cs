using System.Security.Cryptography;
using System.Text;

namespace KErp.Data.Encryption;

/// <summary>
/// Seals single column values with AES-256-GCM. A sealed value is <c>v1:key-id:base64(nonce, ciphertext, tag)</c> and is
/// bound to its place, so that it cannot be moved to another row or column.
/// </summary>
public sealed class FieldCipher(KeyRing keys)
{
    /// <summary>What every sealed value begins with.</summary>
    public const string Version = "v1";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly Dictionary<string, byte[]> _derived = keys.Derive("kerp field encryption");

    /// <summary>How a value begins that was sealed with the current key.</summary>
    public string CurrentPrefix { get; } = $"{Version}:{keys.CurrentId}:";

    /// <param name="plain">What to hide.</param>
    /// <param name="place">Table, column and row that it belongs to, see <see cref="EncryptedColumns"/>; the same is needed to open it.</param>
    public string Seal(string plain, string place)
    {
        var text = Encoding.UTF8.GetBytes(plain);
        var sealedBytes = new byte[NonceBytes + text.Length + TagBytes];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_derived[keys.CurrentId], TagBytes);
        aes.Encrypt(nonce, text, sealedBytes.AsSpan(NonceBytes, text.Length), sealedBytes.AsSpan(NonceBytes + text.Length), Encoding.UTF8.GetBytes(place));
        return CurrentPrefix + Convert.ToBase64String(sealedBytes);
    }

    /// <exception cref="CryptographicException">The value was changed, belongs elsewhere, or its key is not on the ring.</exception>
    public string Open(string sealedValue, string place)
    {
        if (sealedValue.Split(':') is not [Version, var id, var base64]) throw new CryptographicException("Not a sealed value.");
        if (!_derived.TryGetValue(id, out var key)) throw new CryptographicException($"The key {id} is not configured.");
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length) || length < NonceBytes + TagBytes)
            throw new CryptographicException("Not a sealed value.");
        var (nonce, text, tag) = (bytes[..NonceBytes], bytes[NonceBytes..(length - TagBytes)], bytes[(length - TagBytes)..length]);
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(nonce, text, tag, text, Encoding.UTF8.GetBytes(place));
        return Encoding.UTF8.GetString(text);
    }

    /// <summary>Whether it was sealed with the current key.</summary>
    public bool IsCurrent(string sealedValue) => sealedValue.StartsWith(CurrentPrefix, StringComparison.Ordinal);
}
